package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.postgres.KillableServer;
import dev.sessionmark.platform.postgres.Relay;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service takes an experiment from the queue and never hears that it has. */
@Timeout(180)
class LostClaimIT {

    private static final String PLAN =
            """
            {"setups": ["reactive-client"], "rate": 100, "dbLatencyMs": [2], "trials": 1,
             "warmupSeconds": 1, "durationSeconds": 1}""";

    @TempDir Path home;

    @Test
    @Tag("long")
    @Drill(
            failure = "The answer to a claim is lost",
            done = "the connection is cut at the COMMIT that takes an experiment from the queue",
            seen = "the next look at the queue takes the same one: measured, DONE")
    void itIsTakenAgainAndMeasured() throws Exception {
        try (KillableServer server = KillableServer.start();
                Relay relay = new Relay("127.0.0.1", server.url().port())) {
            String through =
                    server.address().replace(":" + server.url().port(), ":" + relay.port());
            try (Service service =
                    Service.start(FurnishedHome.in(home), "--database-url=" + through)) {
                relay.loseCommitAfter("claimed_by=");
                String id = service.submit(PLAN);
                JsonNode ended = service.await(id, found -> found.hasNonNull("endedAt"));
                assertEquals("DONE", ended.path("status").textValue(), ended::toPrettyString);
                assertTrue(relay.hasLostIt());
            }
        }
    }
}
