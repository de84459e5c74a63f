package dev.sessionmark.load;

import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.statistics.Histograms;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * How a load goes, for those who watch it. Answers are recorded on the event loop and added up on
 * the thread that looks, so that looking holds up no request. Nothing is recorded before somebody
 * looks for the first time.
 */
final class LoadMeter {

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A generator that is later than this has something better to do. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /**
     * Where the load stands.
     *
     * @param at when, on the clock of {@link System#nanoTime()}
     * @param start when its window begins
     */
    record Standing(long at, long start, LoadCounts counts, int inFlight) {

        private long failed() {
            return counts.errors() + counts.dropped();
        }
    }

    private final Executor loop;
    private final Supplier<Optional<Standing>> standing;
    private final Span sinceReport = new Span(0);
    private final Span lastSecond = new Span(SECOND_NANOS);

    private volatile SingleWriterRecorder answers;

    /**
     * @param loop where answers are recorded
     * @param standing read there; empty before the load has begun
     */
    LoadMeter(Executor loop, Supplier<Optional<Standing>> standing) {
        this.loop = loop;
        this.standing = standing;
    }

    /** Takes the response time of a right answer; on the event loop. */
    void answered(long nanos) {
        SingleWriterRecorder recorder = answers;
        if (recorder != null) {
            recorder.recordValue(Histograms.bounded(nanos));
        }
    }

    /** What came since the last report; empty for the first, which only begins. */
    Optional<LoadProgress> report(Standing now) {
        return read(sinceReport, now);
    }

    /** What came within about the last second; empty where nobody has looked before. */
    Optional<LoadProgress> recent() {
        return ask().flatMap(now -> read(lastSecond, now));
    }

    private synchronized Optional<LoadProgress> read(Span asked, Standing now) {
        if (answers == null) {
            answers = Histograms.singleWriterRecorder();
        }
        Histogram latest = answers.getIntervalHistogram();
        List.of(sinceReport, lastSecond).forEach(span -> span.add(latest));
        return asked.read(now);
    }

    private Optional<Standing> ask() {
        try {
            return CompletableFuture.supplyAsync(standing, loop)
                    .get(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            return Optional.empty(); // whoever waits for the load's result hears why
        }
    }

    /** What one of those who look has seen: readings as far back as it is long, at least one. */
    private static final class Span {

        private record Reading(Standing from, Histogram answers) {}

        private final long nanos;
        private final Deque<Reading> readings = new ArrayDeque<>();
        private Standing before;
        private Histogram since;

        Span(long nanos) {
            this.nanos = nanos;
        }

        void add(Histogram latest) {
            if (since != null) {
                since.add(latest);
            }
        }

        Optional<LoadProgress> read(Standing now) {
            if (before != null) {
                readings.addLast(new Reading(before, since));
            }
            before = now;
            since = Histograms.create();
            while (readings.size() > 1 && now.at - readings.getFirst().from.at > nanos) {
                readings.removeFirst();
            }
            return readings.isEmpty() ? Optional.empty() : Optional.of(progress(now));
        }

        private LoadProgress progress(Standing now) {
            Standing from = readings.getFirst().from;
            Histogram sum = Histograms.create();
            readings.forEach(reading -> sum.add(reading.answers));
            return new LoadProgress(
                    (now.at - now.start) / 1e9,
                    (now.at - from.at) / 1e9,
                    now.counts.achieved() - from.counts.achieved(),
                    now.failed() - from.failed(),
                    now.inFlight,
                    sum);
        }
    }
}
