package dev.sessionmark.load;

import dev.sessionmark.statistics.Histograms;
import java.util.ArrayDeque;
import java.util.Deque;
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
 * The answers of about the last second, for somebody who looks several times in it. Answers are
 * recorded on the event loop and added up on the thread that looks, so that looking holds up no
 * request. Nothing is recorded before somebody looks for the first time.
 */
final class LiveMeter {

    private static final long SPAN_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A generator that is later than this has something better to do. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /**
     * Where the load stands.
     *
     * @param at when, on the clock of {@link System#nanoTime()}
     * @param start when its window begins
     * @param failed requests that have failed so far
     */
    record Standing(long at, long start, long failed, int inFlight) {}

    private record Reading(long begin, long failed, Histogram answers) {}

    private final Executor loop;
    private final Supplier<Optional<Standing>> standing;
    private final Deque<Reading> last = new ArrayDeque<>();
    private Standing before;

    private volatile SingleWriterRecorder answers;

    /**
     * @param loop where answers are recorded
     * @param standing read there; empty before the load has begun
     */
    LiveMeter(Executor loop, Supplier<Optional<Standing>> standing) {
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

    /** What came within about the last second; for one thread. */
    Optional<LoadRun.Recent> recent() {
        Optional<Standing> now = ask();
        if (now.isPresent() && answers == null) {
            before = now.get();
            answers = Histograms.singleWriterRecorder();
            return Optional.empty();
        }
        return now.map(this::read);
    }

    private LoadRun.Recent read(Standing now) {
        last.addLast(
                new Reading(before.at, now.failed - before.failed, answers.getIntervalHistogram()));
        before = now;
        while (last.size() > 1 && now.at - last.getFirst().begin > SPAN_NANOS) {
            last.removeFirst();
        }
        Histogram sum = Histograms.create();
        last.forEach(reading -> sum.add(reading.answers));
        return new LoadRun.Recent(
                (now.at - now.start) / 1e9,
                (now.at - last.getFirst().begin) / 1e9,
                last.stream().mapToLong(Reading::failed).sum(),
                now.inFlight,
                sum);
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
}
