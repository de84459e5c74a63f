package dev.sessionmark.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.engine.LocalEngine;
import dev.sessionmark.history.queue.ExperimentQueue;
import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.sut.SutProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** A kill before that would lose what the experiment that runs has found. */
    @Test
    void theGracePeriodOfThePodIsLongerThanTheProgramTakesToEnd() throws IOException {
        String deployment = Files.readString(Path.of("k8s", "base", "deployment.yaml"));
        longer(seconds(deployment, "terminationGracePeriodSeconds: *(\\d+)"), RunQuarkus.END_BOUND);
        longer(
                RunQuarkus.LONGEST_DELAY.plusMillis(1),
                seconds(deployment, "QUARKUS_SHUTDOWN_DELAY\\s+value: (\\d+)S"));
    }

    private static Duration seconds(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), pattern);
        return Duration.ofSeconds(Long.parseLong(found.group(1)));
    }

    private static void longer(Duration longer, Duration shorter) {
        assertTrue(longer.compareTo(shorter) > 0, () -> longer + " for " + shorter);
    }
}
