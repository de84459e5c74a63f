package dev.sessionmark.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.trace.WarmupTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One setup measured once, in a process of its own, under every condition in turn.
 *
 * @param number counts the trials of the experiment from 1, in the order they ran
 * @param round which repeat of its setup this is, from 1
 * @param setup id of the session setup
 * @param process the factors of its process that the experiment varies
 * @param startedAt wall-clock start
 * @param startup from starting the process to its first answer
 * @param warmup how long the warm-up took
 * @param warmupSettled whether throughput and latency had settled when it ended; false when its
 *     bound ended it
 * @param windows one per condition; fewer when the trial failed half-way
 * @param failure why the trial could not be completed, in one sentence; null when it could
 * @param warmupTrace how the warm-up went
 * @param poolFill how long it took to open all connections of its pool, before the warm-up and with
 *     no latency added; null where that is not known
 */
public record TrialResult(
        int number,
        int round,
        String setup,
        Condition process,
        Instant startedAt,
        Duration startup,
        Duration warmup,
        boolean warmupSettled,
        List<Window> windows,
        String failure,
        WarmupTrace warmupTrace,
        Duration poolFill) {

    /** Why a trial is not complete that takes turns with others and goes on. */
    private static final String UNDER_WAY = "its rounds are not over";

    /**
     * A trial that was stored before they were kept has no process and no course of its warm-up.
     */
    @JsonCreator
    public TrialResult {
        process = process == null ? processOf(windows) : process;
        warmupTrace = warmupTrace == null ? WarmupTrace.NONE : warmupTrace;
    }

    /** Of a trial that was kept without them. */
    private static Condition processOf(List<Window> windows) {
        return windows.isEmpty() ? Condition.NONE : windows.getFirst().condition().ofProcess();
    }

    /** The same, marked as one that goes on; whoever reads that later knows that it did not. */
    public TrialResult unfinished() {
        return failure == null ? failingWith(UNDER_WAY) : this;
    }

    /** Whether it may go on. */
    public boolean underWay() {
        return UNDER_WAY.equals(failure);
    }

    /** The same with another reason. */
    public TrialResult failingWith(String reason) {
        return new TrialResult(
                number,
                round,
                setup,
                process,
                startedAt,
                startup,
                warmup,
                warmupSettled,
                windows,
                reason,
                warmupTrace,
                poolFill);
    }
}
