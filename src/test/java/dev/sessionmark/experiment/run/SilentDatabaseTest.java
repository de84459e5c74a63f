package dev.sessionmark.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.PlanRequest;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseFacts;
import dev.sessionmark.platform.postgres.SilentServer;
import dev.sessionmark.sut.SutCommandLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** A database that takes connections and never answers costs seconds, and says which one it is. */
@Timeout(45)
class SilentDatabaseTest {

    @Test
    void failsTheExperimentWithASentence() throws Exception {
        try (SilentServer silent = new SilentServer()) {
            names(
                    silent,
                    () ->
                            new LocalEngine(scale -> silent.url(), "test")
                                    .run(
                                            "id",
                                            PlanRequest.DEFAULT.toPlan(),
                                            progress -> {},
                                            () -> false));
        }
    }

    @Test
    void failsTheQuestionForItsSettings() throws Exception {
        try (SilentServer silent = new SilentServer()) {
            names(silent, () -> DatabaseFacts.read(silent.url()));
        }
    }

    @Test
    void failsTheMeasurementOfTheProxy() throws Exception {
        try (SilentServer silent = new SilentServer();
                Testbed testbed =
                        new Testbed(
                                PlanRequest.DEFAULT.toPlan(),
                                silent.url(),
                                new SutCommandLine(List.of("false")))) {
            names(silent, () -> ProxyCost.measure(testbed, new Await(() -> false, () -> {})));
        }
    }

    private static void names(SilentServer silent, Executable work) {
        String message = assertThrows(DatabaseException.class, work).getMessage();

        assertTrue(message.contains("127.0.0.1:" + silent.url().port() + "/shop"), message);
        assertTrue(message.matches(".*(does not answer|timed out).*"), message);
        assertFalse(message.contains("secret"), message);
        assertEquals(1, message.lines().count());
    }
}
