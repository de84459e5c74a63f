package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.postgres.KillableServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service is killed in each phase of an experiment, and another one starts in its place. */
@Timeout(600)
class KilledServiceIT {

    private static final String PLAN =
            """
            {"setups": ["reactive-client"], "rate": 100, "dbLatencyMs": [2], "trials": 1,
             "warmupSeconds": 2, "durationSeconds": 2}""";

    /** Nobody waits for a lease of its usual length here. */
    private static final Map<String, String> SHORT_LEASE =
            Map.of("SESSIONMARK_QUEUE_HEARTBEAT", "1S");

    @TempDir Path home;

    @ParameterizedTest
    @ValueSource(strings = {"trying every setup once", "starting", "warming up", "measuring, "})
    @Tag("long")
    @Drill(
            failure = "The service is killed in a phase of an experiment",
            done = "SIGKILL in each phase, another service started in its place",
            seen = "no process is left; FAILED, and the experiment that waited is measured")
    void thereIsAnEndAndTheNextOneIsMeasured(String phase) throws Exception {
        try (KillableServer server = KillableServer.start()) {
            String database = "--database-url=" + server.address();
            Service killed = Service.start(FurnishedHome.in(home), SHORT_LEASE, database);
            String running = killed.submit(PLAN);
            String waiting = killed.submit(PLAN);
            killed.awaitEvents(running, phase, 1);
            List<ProcessHandle> started = killed.program().descendants();
            killed.program().signal("KILL");
            killed.program().exitCode();
            for (ProcessHandle process : started) {
                process.onExit().get(60, TimeUnit.SECONDS);
            }

            try (Service next = Service.start(home, SHORT_LEASE, database)) {
                assertEnds("FAILED", next.await(running, found -> found.hasNonNull("endedAt")));
                assertEnds("DONE", next.await(waiting, found -> found.hasNonNull("endedAt")));
            }
        }
    }

    private static void assertEnds(String status, JsonNode experiment) {
        assertEquals(status, experiment.path("status").textValue(), experiment::toPrettyString);
    }
}
