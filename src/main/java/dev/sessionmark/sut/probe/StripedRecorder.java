package dev.sessionmark.sut.probe;

import dev.sessionmark.statistics.Histograms;
import org.HdrHistogram.Histogram;

/**
 * Records durations from many threads, each in one of a few histograms: threads that share one pay
 * for it with every value, since its counters then move between processors. A lock that nobody else
 * wants costs a third of the eight atomic operations of a recorder that needs none.
 */
final class StripedRecorder {

    /** A power of two. As many as processors are busy at once on most machines that matter. */
    private static final int STRIPES = 4;

    private final Stripe[] stripes = new Stripe[STRIPES];

    StripedRecorder() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    /** Adds one duration; what lies outside of the range counts as the nearest bound. */
    void record(long nanos) {
        // The loops of a server are numbered one after the other.
        int stripe = (int) Thread.currentThread().threadId() & (STRIPES - 1);
        stripes[stripe].record(Histograms.bounded(nanos));
    }

    /** Forgets all. */
    void reset() {
        take();
    }

    /** What was recorded since the last look or reset, which it also forgets. */
    Histogram take() {
        Histogram all = Histograms.create();
        for (Stripe stripe : stripes) {
            all.add(stripe.swap(Histograms.create()));
        }
        return all;
    }

    private static final class Stripe {

        private Histogram histogram = Histograms.create();

        synchronized void record(long nanos) {
            histogram.recordValue(nanos);
        }

        /** Nothing but the exchange: an event loop may wait for it. */
        synchronized Histogram swap(Histogram fresh) {
            Histogram full = histogram;
            histogram = fresh;
            return full;
        }
    }
}
