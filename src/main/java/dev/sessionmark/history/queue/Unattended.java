package dev.sessionmark.history.queue;

import dev.sessionmark.history.LeaseStore.Running;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Finds the experiments that nobody runs: those whose sign of life stays the same for too long. No
 * clock of another machine is asked, and only such time counts in which whoever runs it could have
 * given a sign: half of the lease with the history read again and again, then the other half after
 * it has taken a write.
 */
final class Unattended {

    private static final class Watched {

        private final long unchangedSince;
        private Running running;
        private long readSince;

        /** Since when the history is known to take writes; null before. */
        private Long writtenSince;

        Watched(Running running, long now) {
            this.running = running;
            this.unchangedSince = now;
            this.readSince = now;
        }
    }

    private final long leaseNanos;
    private final LongSupplier nanoTime;
    private Map<String, Watched> watched = Map.of();
    private boolean away;

    Unattended(Duration lease, LongSupplier nanoTime) {
        this.leaseNanos = lease.toNanos();
        this.nanoTime = nanoTime;
    }

    void look(List<Running> running) {
        long now = nanoTime.getAsLong();
        Map<String, Watched> next = new HashMap<>();
        for (Running one : running) {
            Watched before = watched.get(one.id());
            if (before == null || !before.running.sameSign(one)) {
                next.put(one.id(), new Watched(one, now));
                continue;
            }
            before.running = one;
            if (away) {
                before.readSince = now;
                before.writtenSince = null;
            }
            next.put(one.id(), before);
        }
        watched = next;
        away = false;
    }

    /** The history could not be read, or written: no time passes until it is looked at again. */
    void historyAway() {
        away = true;
    }

    /** Those silent for half of their lease: a write is to show that a sign could be given. */
    List<Running> toBeTouched() {
        return where(one -> one.writtenSince == null && isPast(one.readSince, leaseNanos / 2));
    }

    void touched(Running one) {
        watched.get(one.id()).writtenSince = nanoTime.getAsLong();
    }

    /** Those that nobody runs. */
    List<Running> gone() {
        return where(one -> one.writtenSince != null && isPast(one.writtenSince, leaseNanos / 2));
    }

    /** Whether any is silent for longer than its lease, whatever the reason. */
    boolean any() {
        return !where(one -> isPast(one.unchangedSince, leaseNanos)).isEmpty();
    }

    private boolean isPast(long since, long nanos) {
        return nanoTime.getAsLong() - since >= nanos;
    }

    private List<Running> where(Predicate<Watched> condition) {
        return watched.values().stream().filter(condition).map(one -> one.running).toList();
    }
}
