package dev.sessionmark.platform.http;

import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The connections of a server, counted from the moment that each is accepted. Where there are too
 * many, one that has nothing to do makes room: whoever opens connections and stays silent keeps
 * nobody else out.
 */
final class OpenConnections {

    /** Beyond the most: told to close, or accepted just now, until their event loops get to it. */
    private static final int ON_THE_WAY = 32;

    private final int most;

    /** Accepted, and not seen by an event loop yet. */
    private final Set<Channel> coming = new HashSet<>();

    /** Without a request, longest first. */
    private final Set<Channel> idle = new LinkedHashSet<>();

    private final Set<Channel> leaving = new HashSet<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private int open;

    OpenConnections(int most) {
        this.most = most;
    }

    /**
     * Takes in one more that has just been accepted.
     *
     * @return false when it must be closed, because all others are in use
     */
    boolean enter(Channel connection) {
        Channel spared;
        synchronized (this) {
            open++;
            spared = spare();
            if (spared == null && tooMany() && coming.isEmpty()) {
                open--;
                return false;
            }
            coming.add(connection);
        }
        connection.closeFuture().addListener(closed -> leave(connection));
        close(spared);
        return true;
    }

    private Channel spare() {
        Iterator<Channel> longest = idle.iterator();
        if (!tooMany() || !longest.hasNext()) {
            return null;
        }
        Channel spared = longest.next();
        longest.remove();
        leaving.add(spared);
        return spared;
    }

    private boolean tooMany() {
        return open - leaving.size() > most;
    }

    private static void close(Channel spared) {
        if (spared != null) {
            spared.close();
        }
    }

    private void leave(Channel connection) {
        List<Runnable> admitted = List.of();
        synchronized (this) {
            open--;
            coming.remove(connection);
            idle.remove(connection);
            leaving.remove(connection);
            if (!full()) {
                admitted = List.copyOf(waiting);
                waiting.clear();
            }
        }
        admitted.forEach(Runnable::run);
    }

    /** It could be spared from here on. Called on its event loop, where it also leaves. */
    void idle(Channel connection) {
        Channel spared;
        synchronized (this) {
            coming.remove(connection);
            if (connection.isActive() && !leaving.contains(connection)) {
                idle.add(connection);
            }
            spared = spare();
        }
        close(spared);
    }

    synchronized void busy(Channel connection) {
        idle.remove(connection);
    }

    /**
     * Whether the next ones had better wait where they cost nothing, before they are accepted.
     *
     * @param later run once, as soon as there is room; not at all when there is room now
     */
    synchronized boolean mustWait(Runnable later) {
        if (full()) {
            waiting.add(later);
        }
        return full();
    }

    private boolean full() {
        return open >= files();
    }

    /** Files that they may take, with those that are on the way. */
    int files() {
        return most + ON_THE_WAY;
    }

    synchronized int count() {
        return open;
    }
}
