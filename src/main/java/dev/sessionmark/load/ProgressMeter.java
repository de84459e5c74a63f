package dev.sessionmark.load;

import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.statistics.Histograms;
import org.HdrHistogram.Histogram;

/** The answers that arrived since it was last read. Lives on the event loop. */
final class ProgressMeter {

    private final Histogram responseTime = Histograms.create();
    private LoadCounts before = LoadCounts.NONE;
    private long readAt;

    void begin(long now) {
        readAt = now;
    }

    void answered(long nanos) {
        Histograms.record(responseTime, nanos);
    }

    private static long failures(LoadCounts counts) {
        return counts.errors() + counts.dropped();
    }

    /** What happened since the last reading, which this one becomes. */
    LoadProgress read(long start, long now, LoadCounts counts, int inFlight) {
        LoadProgress progress =
                new LoadProgress(
                        (now - start) / 1e9,
                        (now - readAt) / 1e9,
                        counts.intended() - before.intended(),
                        counts.achieved() - before.achieved(),
                        failures(counts) - failures(before),
                        inFlight,
                        responseTime.getValueAtPercentile(50),
                        responseTime.getValueAtPercentile(99));
        readAt = now;
        before = counts;
        responseTime.reset();
        return progress;
    }
}
