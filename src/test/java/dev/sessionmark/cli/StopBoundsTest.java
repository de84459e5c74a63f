package dev.sessionmark.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.engine.LocalEngine;
import dev.sessionmark.history.queue.ExperimentQueue;
import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.sut.SutProcess;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who stands on something else ends before it: each bound leaves room for those above it. */
class StopBoundsTest {

    @Test
    void whatIsUnderneathWaitsLonger() {
        longer(LocalEngine.STOP_BOUND, Connections.ANSWER_LIMIT.plus(SutProcess.STOP_LIMIT));
        longer(ExperimentQueue.STOP_BOUND, LocalEngine.STOP_BOUND);
        longer(RunQuarkus.STOP_BOUND, ExperimentQueue.STOP_BOUND);
        longer(RunQuarkus.END_BOUND, RunQuarkus.STOP_BOUND);
    }

    private static void longer(Duration longer, Duration shorter) {
        assertTrue(longer.compareTo(shorter) > 0, () -> longer + " for " + shorter);
    }
}
