package dev.sessionmark.history.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.experiment.TrialResult;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeasuringMetersTest {

    private static final ExperimentPlan PLAN = ExperimentPlan.DEFAULT;

    private static final QueueConfig CONFIG =
            new Queues.Config(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ZERO);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong(TimeUnit.HOURS.toNanos(1));
    private final MeasuringMeters meters = new MeasuringMeters(registry, CONFIG, nanos::get);

    @BeforeEach
    void start() {
        meters.start(null);
    }

    @Test
    void silenceGrowsWhileAnExperimentRunsAndSaysNothing() {
        assertEquals(0, silence());
        meters.begin();
        pass(3);
        assertEquals(3, silence());
        meters.heard();
        assertEquals(0, silence());
        pass(2);
        meters.end();
        assertEquals(0, silence());
    }

    /** Marked as running, and nobody runs it: nothing is as silent. */
    @Test
    void whatNobodyRunsIsSilentFromWhenItIsFound() {
        meters.unattended(true);
        pass(3);
        meters.unattended(true);
        assertEquals(3, silence());
        meters.begin();
        pass(1);
        assertEquals(4, silence(), "the longer one");
        meters.unattended(false);
        assertEquals(1, silence());
    }

    @Test
    void trialsAreTimedFromOneToTheNextBySetupAndOutcome() {
        meters.begin();
        pass(10);
        meters.prepared();
        pass(4);
        meters.trial(trial("no-pool"));
        pass(6);
        meters.trial(trial("no-pool").failingWith("it ended"));
        pass(1);
        meters.trial(trial("somebody-elses"));

        assertEquals(4, trials("no-pool", "completed").totalTime(TimeUnit.SECONDS));
        assertEquals(6, trials("no-pool", "failed").totalTime(TimeUnit.SECONDS));
        assertEquals(1, trials("other", "completed").count());
    }

    /** The samples judge the window without added latency, and not the other. */
    @Test
    void windowsAreCountedByWhetherTheyMayBeJudged() {
        TrialResult trial = trial("no-pool");
        long valid = trial.windows().stream().filter(window -> window.valid()).count();
        meters.trial(trial);
        meters.trial(trial);

        assertEquals(2 * valid, windows("valid"));
        assertEquals(2 * (trial.windows().size() - valid), windows("invalid"));
    }

    private static TrialResult trial(String setup) {
        return SampleResults.trial(PLAN, 1, setup, 1);
    }

    private void pass(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private double silence() {
        return registry.get("sessionmark.experiment.silence").timeGauge().value(TimeUnit.SECONDS);
    }

    private Timer trials(String setup, String outcome) {
        return registry.get("sessionmark.trial.duration")
                .tags("setup", setup, "outcome", outcome)
                .timer();
    }

    private double windows(String validity) {
        return registry.get("sessionmark.windows").tag("validity", validity).counter().count();
    }
}
