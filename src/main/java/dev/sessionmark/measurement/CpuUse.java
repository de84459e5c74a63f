package dev.sessionmark.measurement;

/**
 * Processor time of a process by what its threads do, in seconds. On a fresh virtual machine the
 * compiler works for half a minute; its share says nothing about a setup.
 *
 * @param eventLoops threads that serve requests without waiting
 * @param workers threads that may wait, carriers of virtual threads among them
 * @param compiler of the virtual machine; 0 in a native executable
 * @param collector of garbage; in a native executable it works on the other threads
 * @param other everything else, threads that have ended among it
 */
public record CpuUse(
        double eventLoops, double workers, double compiler, double collector, double other) {

    /** No time at all. */
    public static final CpuUse NONE = new CpuUse(0, 0, 0, 0, 0);

    /** Nobody looked. */
    public static final CpuUse UNKNOWN = undivided(Double.NaN);

    /** Time of which only the sum is known: results of versions that did not tell threads apart. */
    public static CpuUse undivided(double seconds) {
        return new CpuUse(Double.NaN, Double.NaN, Double.NaN, Double.NaN, seconds);
    }

    /** What the application itself took: event loops and workers. NaN where it is not known. */
    public double application() {
        return eventLoops + workers;
    }

    /** All of it. */
    public double total() {
        return Double.isNaN(eventLoops)
                ? other
                : eventLoops + workers + compiler + collector + other;
    }

    /** The time from an earlier moment to this one; what rounding makes negative is none. */
    public CpuUse since(CpuUse before) {
        return new CpuUse(
                Math.max(0, eventLoops - before.eventLoops),
                Math.max(0, workers - before.workers),
                Math.max(0, compiler - before.compiler),
                Math.max(0, collector - before.collector),
                Math.max(0, other - before.other));
    }

    /** The time of both. */
    public CpuUse plus(CpuUse more) {
        if (Double.isNaN(eventLoops) || Double.isNaN(more.eventLoops)) {
            return undivided(total() + more.total());
        }
        return new CpuUse(
                eventLoops + more.eventLoops,
                workers + more.workers,
                compiler + more.compiler,
                collector + more.collector,
                other + more.other);
    }
}
