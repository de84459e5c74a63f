package dev.sessionmark.experiment;

import dev.sessionmark.measurement.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One setup measured once, in a process of its own, under every condition in turn.
 *
 * @param number counts the trials of the experiment from 1, in the order they ran
 * @param round which repeat of its setup this is, from 1
 * @param setup id of the session setup
 * @param poolSize its database connections; null where the experiment does not vary them
 * @param startedAt wall-clock start
 * @param startup from starting the process to its first answer
 * @param warmup how long the warm-up took
 * @param warmupSettled whether throughput and latency had settled when it ended; false when its
 *     bound ended it
 * @param windows one per condition; fewer when the trial failed half-way
 * @param failure why the trial could not be completed, in one sentence; null when it could
 */
public record TrialResult(
        int number,
        int round,
        String setup,
        Integer poolSize,
        Instant startedAt,
        Duration startup,
        Duration warmup,
        boolean warmupSettled,
        List<Window> windows,
        String failure) {

    /** The same with another reason. */
    public TrialResult failingWith(String reason) {
        return new TrialResult(
                number,
                round,
                setup,
                poolSize,
                startedAt,
                startup,
                warmup,
                warmupSettled,
                windows,
                reason);
    }
}
