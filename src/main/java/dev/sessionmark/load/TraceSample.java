package dev.sessionmark.load;

import dev.sessionmark.measurement.trace.KeptRequests;
import dev.sessionmark.measurement.trace.KeptRequests.ClientStamps;
import dev.sessionmark.measurement.trace.WindowTrace;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Numbers the requests of a window and decides which of them are kept in full: some drawn at
 * random, each with the same chance however many come (Vitter's algorithm R), and the slowest.
 * Lives on the event loop.
 *
 * <p>The slowest of all, up to {@value #FOLLOWED_PER_SECOND} requests a second. To follow more
 * would slow down what is measured; beyond, it is the slowest of so many of them, evenly spread
 * over the time.
 *
 * <p>A request carries its number and its place among those drawn in one tag, so that nothing is
 * looked up when its answer comes. Who is drawn is known when the request is sent, who is slow only
 * afterwards.
 */
final class TraceSample {

    static final long NO_TAG = 0;

    private static final int SLOWEST = WindowTrace.OF_EACH_KIND;

    private static final int PLACE_BITS = 8;
    private static final int PLACE_MASK = (1 << PLACE_BITS) - 1;
    private static final int NO_PLACE = PLACE_MASK;

    /** More would cost a system under test more than its probes may: see ProbeCostBenchmark. */
    static final int FOLLOWED_PER_SECOND = 2_000;

    /** So many may come at once: arrivals at random come in bursts, and those are the slow ones. */
    private static final int BURST = 200;

    private static final long SPACING_NANOS = 1_000_000_000L / FOLLOWED_PER_SECOND;

    private final SplittableRandom random;
    private final long[] drawnNumbers = new long[WindowTrace.OF_EACH_KIND];
    private final ClientStamps[] drawn = new ClientStamps[WindowTrace.OF_EACH_KIND];
    private final PriorityQueue<ClientStamps> slowest =
            new PriorityQueue<>(SLOWEST, Comparator.comparingLong(ClientStamps::responseTime));
    private long numbered;
    private long nextFollowed;
    private long fastestKept = -1;

    TraceSample() {
        this(new SplittableRandom());
    }

    TraceSample(SplittableRandom random) {
        this.random = random;
    }

    /**
     * The tag of the next request.
     *
     * @param due when it was due, in nanoseconds of {@link System#nanoTime()}
     */
    long tag(long due) {
        if (numbered++ == 0) {
            nextFollowed = due;
        }
        long place = numbered <= drawn.length ? numbered - 1 : random.nextLong(numbered);
        boolean followed = follows(due);
        if (place >= drawn.length) {
            return followed ? numbered << PLACE_BITS | NO_PLACE : NO_TAG;
        }
        // Whoever was drawn into this place before is drawn no longer, answered or not.
        drawnNumbers[(int) place] = numbered;
        drawn[(int) place] = null;
        return numbered << PLACE_BITS | place;
    }

    /** One more at each spacing; those not used so far are left for a burst, up to its length. */
    private boolean follows(long due) {
        if (nextFollowed - due > BURST * SPACING_NANOS) {
            return false;
        }
        nextFollowed = SPACING_NANOS + (nextFollowed - due > 0 ? nextFollowed : due);
        return true;
    }

    static long number(long tag) {
        return tag >>> PLACE_BITS;
    }

    /** Whether the request was drawn when it was sent; another may have taken its place since. */
    static boolean drawn(long tag) {
        return (tag & PLACE_MASK) != NO_PLACE;
    }

    void answered(long tag, long due, long sent, long read) {
        boolean isSlow = slowest.size() < SLOWEST || read - due > fastestKept;
        int place = (int) (tag & PLACE_MASK);
        boolean isDrawn = place != NO_PLACE && drawnNumbers[place] == number(tag);
        if (!isSlow && !isDrawn) {
            return;
        }
        ClientStamps stamps = new ClientStamps(number(tag), due, sent, read);
        if (isDrawn) {
            drawn[place] = stamps;
        }
        if (isSlow) {
            if (slowest.size() == SLOWEST) {
                slowest.remove();
            }
            slowest.add(stamps);
            fastestKept = slowest.element().responseTime();
        }
    }

    /** What is kept of the window that began at the given time. */
    KeptRequests kept(long start) {
        List<ClientStamps> byChance =
                Arrays.stream(drawn)
                        .filter(Objects::nonNull)
                        .sorted(Comparator.comparingLong(ClientStamps::number))
                        .toList();
        List<ClientStamps> bySlowness =
                slowest.stream()
                        .sorted(Comparator.comparingLong(ClientStamps::responseTime).reversed())
                        .toList();
        return new KeptRequests(start, byChance, bySlowness);
    }
}
