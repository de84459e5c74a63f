package dev.sessionmark.load;

import dev.sessionmark.measurement.Failure;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.Slice;
import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.statistics.Histograms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/**
 * Counts and times the requests of one stream. Not thread-safe: lives on the event loop.
 *
 * <p>What becomes of a request counts when the request is due inside the window, however late that
 * turns out. What the server achieves is another question: there an answer counts when it comes
 * inside the window, whenever its request was due. With answers of the drain among them a server
 * would seem to carry whatever it can queue.
 */
final class Recorder {

    private static final long SLICE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Longer than any load, short enough not to overflow when added to a clock. */
    static final long WITHOUT_END_NANOS = Long.MAX_VALUE / 4;

    private final long timeoutNanos;
    private final EndedRequest.Listener each;
    private final Histogram serviceTime = Histograms.create();
    private final Histogram lag = Histograms.create();
    private final FailureLog failures = new FailureLog();
    private final List<SliceCounts> slices = new ArrayList<>();

    private long start;
    private long end;
    private long intended;
    private long sent;
    private long succeeded;
    private long achieved;
    private long dropped;
    private long timeouts;
    private long connectFailures;
    private long badStatus;
    private long wrongAnswers;
    private long unfinished;
    private long maxInFlight;

    /**
     * @param each told of each request that has ended; null for nobody
     */
    Recorder(Duration timeout, EndedRequest.Listener each) {
        this.timeoutNanos = timeout.toNanos();
        this.each = each;
    }

    /** The window begins at the given time and is not longer than this. */
    void begin(long startNanos, long mostNanos) {
        start = startNanos;
        end = startNanos + mostNanos;
    }

    /** The window ends at the given time, if it has not ended before. */
    void end(long endNanos) {
        if (endNanos - end < 0) {
            end = endNanos;
        }
    }

    void intended(long due) {
        if (counts(due)) {
            intended++;
            slice(due).intended++;
        }
    }

    void lag(long due, long nanos) {
        if (counts(due)) {
            Histograms.record(lag, nanos);
        }
    }

    void inFlight(int now) {
        maxInFlight = Math.max(maxInFlight, now);
    }

    void sent(long due) {
        if (counts(due)) {
            sent++;
        }
    }

    void dropped(long due) {
        if (counts(due)) {
            dropped++;
            slice(due).notServed++;
            tell(due, null, System.nanoTime(), EndedRequest.End.DROPPED);
        }
    }

    /**
     * @param sentAt null where the request was never sent
     * @param words what became of its connection
     */
    void connectFailure(long due, Long sentAt, String words) {
        if (counts(due)) {
            connectFailures++;
            failures.add(words, "");
            tell(due, sentAt, System.nanoTime(), EndedRequest.End.LOST);
        }
    }

    /**
     * @param sentAt null where the request was never sent
     */
    void unfinished(long due, Long sentAt) {
        if (counts(due)) {
            unfinished++;
            slice(due).notServed++;
            tell(due, sentAt, System.nanoTime(), EndedRequest.End.UNFINISHED);
        }
    }

    private void tell(long due, Long sentAt, long endedAt, EndedRequest.End end) {
        if (each != null) {
            each.ended(new EndedRequest(due, sentAt, endedAt, end));
        }
    }

    /**
     * Takes an answer; returns whether it was a right one, in time or late.
     *
     * @param failed what it said, where its status is not 2xx; otherwise null
     */
    boolean answered(
            long due, long sentAt, long now, int status, boolean bodyMatches, FailedAnswer failed) {
        boolean success = failed == null;
        boolean right = success && bodyMatches;
        long responseTime = now - due;
        boolean timely = responseTime <= timeoutNanos;
        if (right && timely && now - start >= 0 && now - end <= 0) {
            achieved++;
            slice(now).achieved++;
        }
        if (!counts(due)) {
            return right;
        }
        if (each != null) {
            EndedRequest.End end = right ? EndedRequest.End.ANSWERED : EndedRequest.End.WRONG;
            tell(due, sentAt, now, end);
        }
        if (!success) {
            badStatus++;
            failures.add(failed.words(), failed.sqlState());
        } else if (!bodyMatches) {
            wrongAnswers++;
            failures.add("status " + status + " with another body than expected", "");
        } else {
            if (timely) {
                succeeded++;
            } else {
                timeouts++;
            }
            Histograms.record(slice(due).responseTime, responseTime);
            Histograms.record(serviceTime, now - sentAt);
        }
        return right;
    }

    LoadCounts counts() {
        return new LoadCounts(
                intended,
                sent,
                succeeded,
                achieved,
                dropped,
                timeouts,
                connectFailures,
                badStatus,
                wrongAnswers,
                unfinished,
                maxInFlight);
    }

    List<Failure> failures() {
        return Failure.counted(failures.counts);
    }

    Histogram serviceTime() {
        return serviceTime;
    }

    Histogram lag() {
        return lag;
    }

    /** Sum of the slices: one recording less for each answer. */
    Histogram responseTime() {
        Histogram sum = Histograms.create();
        slices.forEach(slice -> sum.add(slice.responseTime));
        return sum;
    }

    List<Slice> slices() {
        List<Slice> result = new ArrayList<>(slices.size());
        for (int i = 0; i < slices.size(); i++) {
            SliceCounts slice = slices.get(i);
            result.add(
                    new Slice(
                            i * (SLICE_NANOS / 1e9),
                            slice.intended,
                            slice.achieved,
                            slice.notServed,
                            Distribution.of(slice.responseTime)));
        }
        return List.copyOf(result);
    }

    /** Nothing is due after the window: the stream stops issuing when it ends. */
    boolean counts(long due) {
        return due - start >= 0;
    }

    private SliceCounts slice(long moment) {
        // An answer at the very end of the window still belongs to its last second.
        long last = Math.max(0, end - start - 1);
        int index = (int) (Math.min(moment - start, last) / SLICE_NANOS);
        while (slices.size() <= index) {
            slices.add(new SliceCounts());
        }
        return slices.get(index);
    }

    private static final class SliceCounts {
        private final AbstractHistogram responseTime = Histograms.small();
        private long intended;
        private long achieved;
        private long notServed;
    }

    private static final class FailureLog {

        private final Map<Failure, Long> counts = new LinkedHashMap<>();

        void add(String words, String sqlState) {
            Failure kind = new Failure(words, sqlState, 0);
            // A code alone is short, and PostgreSQL has not many: they are told apart to the end.
            if (!counts.containsKey(kind) && counts.size() >= Failure.KEPT) {
                kind = new Failure(Failure.OTHERS, sqlState, 0);
            }
            counts.merge(kind, 1L, Long::sum);
        }
    }
}
