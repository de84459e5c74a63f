package dev.sessionmark.sut.probe;

import dev.sessionmark.statistics.Histograms;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Records durations from many threads, each in one of a few recorders: threads that share one pay
 * for it with every value, since its counters then move between processors.
 */
final class StripedRecorder {

    /** A power of two. As many as processors are busy at once on most machines that matter. */
    private static final int STRIPES = 4;

    private final Recorder[] stripes = new Recorder[STRIPES];

    StripedRecorder() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = Histograms.recorder();
        }
    }

    /** Adds one duration; what lies outside of the range counts as the nearest bound. */
    void record(long nanos) {
        // The loops of a server are numbered one after the other.
        int stripe = (int) Thread.currentThread().threadId() & (STRIPES - 1);
        stripes[stripe].recordValue(Histograms.bounded(nanos));
    }

    void reset() {
        for (Recorder stripe : stripes) {
            stripe.reset();
        }
    }

    /** What was recorded since the last look or reset, which it also forgets. */
    Histogram take() {
        Histogram all = Histograms.create();
        for (Recorder stripe : stripes) {
            all.add(stripe.getIntervalHistogram());
        }
        return all;
    }
}
