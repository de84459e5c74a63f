package dev.sessionmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.MeasuringEvent;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.history.queue.QueueConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NewestVerdictsTest {

    private static final ExperimentPlan PLAN = ExperimentPlan.DEFAULT;
    private static final Duration PAUSE = Duration.ofMillis(20);

    @Inject BlockingHistory history;
    @Inject QueueConfig config;

    /** As after a restart. */
    @Test
    void theNewestOfTheHistoryIsShownOnceNothingIsMeasured() throws Exception {
        save("zz-1", null);
        save("zz-2", null);
        save("zz-3", "cancelled");
        BlockingQueue<ExperimentResult> shown = new LinkedBlockingQueue<>();
        NewestVerdicts verdicts = new NewestVerdicts(history, shown::add, config, PAUSE);
        verdicts.measures(new MeasuringEvent("another", true));
        verdicts.start(new StartupEvent());
        try {
            assertNull(shown.poll(PAUSE.toMillis() * 10, TimeUnit.MILLISECONDS));
            verdicts.measures(new MeasuringEvent("another", false));
            ExperimentResult result = shown.poll(20, TimeUnit.SECONDS);
            assertEquals("zz-2", result == null ? null : result.id());
            assertNull(shown.poll(PAUSE.toMillis() * 10, TimeUnit.MILLISECONDS), "once");
        } finally {
            verdicts.stop(new ShutdownEvent());
        }
    }

    private void save(String id, String incompleteBecause) {
        history.keep(store -> store.save(SampleResults.result(id, PLAN, incompleteBecause)));
    }
}
