package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service on its embedded PostgreSQL is told to stop while an experiment runs. */
@Timeout(600)
class ServiceStopIT {

    /** Far more than its two loops can carry: a drain would take as long as it may. */
    private static final String PLAN =
            """
            {"setups": ["blocking-on-event-loop"], "rate": 800, "dbLatencyMs": [50],
             "trials": 5, "warmupSeconds": 2, "durationSeconds": 60,
             "timeoutSeconds": 100}""";

    /** Four a second: by then every request that may be in flight is. */
    private static final int EVENTS = 12;

    @TempDir Path home;

    @Test
    @Drill(
            failure = "The service is told to stop under a load that it cannot carry",
            done = "SIGTERM",
            seen = "it ends within its bound, CANCELLED in the history")
    void itsDatabaseOutlivesTheExperimentAndItsEndIsKept() throws Exception {
        Service service = Service.start(FurnishedHome.in(home));
        String id = service.submit(PLAN);
        service.awaitEvents(id, "measuring", EVENTS);
        aSecondOneLeavesItAlone(id);

        service.close();

        String said = String.join("\n", service.program().err());
        assertFalse(said.contains("did not end within"), said);
        assertFalse(said.contains("Connection refused"), said);
        Program history = Program.run(home, "history");
        assertEquals(0, history.exitCode(), () -> "said: " + history.err());
        String line =
                history.out().lines().filter(text -> text.contains(id)).findFirst().orElseThrow();
        assertTrue(line.toLowerCase(Locale.ROOT).contains("cancelled"), line);
    }

    /** On the same history: the experiment is none of its own, and none that nobody runs. */
    private void aSecondOneLeavesItAlone(String id) throws Exception {
        Service second = Service.start(home);
        assertEquals(
                "RUNNING",
                second.await(id, found -> true).path("status").textValue(),
                () -> String.join("\n", second.program().err()));
        second.close();
    }
}
