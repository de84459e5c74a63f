package dev.sessionmark.load;

import dev.sessionmark.statistics.Histograms;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts and times the requests of one stream. Not thread-safe: lives on the event loop. */
final class Recorder {

    private static final long SLICE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long timeoutNanos;
    private final Histogram serviceTime = Histograms.create();
    private final Histogram lag = Histograms.create();
    private final List<SliceCounts> slices = new ArrayList<>();

    private long start;
    private long intended;
    private long sent;
    private long succeeded;
    private long dropped;
    private long timeouts;
    private long connectFailures;
    private long badStatus;
    private long wrongAnswers;
    private long unfinished;
    private long maxInFlight;

    Recorder(long timeoutNanos) {
        this.timeoutNanos = timeoutNanos;
    }

    void begin(long startNanos) {
        start = startNanos;
    }

    void intended(long due) {
        intended++;
        slice(due).intended++;
    }

    void lag(long nanos) {
        Histograms.record(lag, nanos);
    }

    void inFlight(int now) {
        maxInFlight = Math.max(maxInFlight, now);
    }

    void sent() {
        sent++;
    }

    void dropped() {
        dropped++;
    }

    void connectFailure() {
        connectFailures++;
    }

    void unfinished(int requests) {
        unfinished += requests;
    }

    /** Takes an answer; returns whether it was a right one, in time or late. */
    boolean answered(long due, long sentAt, long now, int status, boolean bodyMatches) {
        if (status < 200 || status > 299) {
            badStatus++;
            return false;
        }
        if (!bodyMatches) {
            wrongAnswers++;
            return false;
        }
        SliceCounts slice = slice(due);
        long responseTime = now - due;
        if (responseTime > timeoutNanos) {
            timeouts++;
        } else {
            succeeded++;
            slice.succeeded++;
        }
        Histograms.record(slice.responseTime, responseTime);
        Histograms.record(serviceTime, now - sentAt);
        return true;
    }

    RequestCounts counts() {
        return new RequestCounts(
                intended,
                sent,
                succeeded,
                dropped,
                timeouts,
                connectFailures,
                badStatus,
                wrongAnswers,
                unfinished,
                maxInFlight);
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

    List<LoadSlice> slices() {
        List<LoadSlice> result = new ArrayList<>(slices.size());
        for (int i = 0; i < slices.size(); i++) {
            SliceCounts slice = slices.get(i);
            result.add(
                    new LoadSlice(
                            i * (SLICE_NANOS / 1e9),
                            slice.intended,
                            slice.succeeded,
                            slice.responseTime));
        }
        return List.copyOf(result);
    }

    private SliceCounts slice(long due) {
        int index = (int) Math.max(0, (due - start) / SLICE_NANOS);
        while (slices.size() <= index) {
            slices.add(new SliceCounts());
        }
        return slices.get(index);
    }

    private static final class SliceCounts {
        private final Histogram responseTime = Histograms.create();
        private long intended;
        private long succeeded;
    }
}
