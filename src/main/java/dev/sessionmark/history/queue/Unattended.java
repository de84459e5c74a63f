package dev.sessionmark.history.queue;

import dev.sessionmark.history.lease.Running;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Finds the experiments that nobody runs: those whose sign of life has stayed the same for as long
 * as this process has looked, and that is long enough. No clock of another machine is asked, and
 * while the history cannot be read, when nobody can give a sign, no time passes.
 */
final class Unattended {

    private record Seen(Running running, long since) {}

    private final Duration lease;
    private final LongSupplier nanoTime;
    private Map<String, Seen> seen = Map.of();

    /**
     * @param lease how long a sign is good for
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    Unattended(Duration lease, LongSupplier nanoTime) {
        this.lease = lease;
        this.nanoTime = nanoTime;
    }

    /** Those that nobody runs, after another look at all that are marked as running. */
    List<Running> among(List<Running> running) {
        long now = nanoTime.getAsLong();
        Map<String, Seen> next = new HashMap<>();
        for (Running one : running) {
            Seen before = seen.get(one.id());
            next.put(
                    one.id(),
                    before != null && before.running.sameSign(one)
                            ? new Seen(one, before.since)
                            : new Seen(one, now));
        }
        seen = next;
        return running.stream()
                .filter(one -> now - seen.get(one.id()).since >= lease.toNanos())
                .toList();
    }

    /** The history could not be read: what has been seen so far says nothing. */
    void forget() {
        seen = Map.of();
    }
}
