package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.postgres.KillableServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service whose database is killed under it and comes back. */
@Timeout(600)
class KilledDatabaseIT {

    private static final String PLAN =
            """
            {"setups": ["reactive-session", "blocking-on-worker"], "rate": 100,
             "dbLatencyMs": [2], "trials": 1, "warmupSeconds": 1, "durationSeconds": 2, "tolerateNeighbours": true}""";

    /** How the progress of a window begins; the preparation measures something too. */
    private static final String MEASURING = "measuring, ";

    /**
     * The one line of a "stack trace" that the reactive client itself prints when it writes to a
     * connection that has just ended ({@code SqlConnectionBase.handleException}); whether it does
     * depends on which of the two comes first.
     */
    private static final String PRINTED_BY_THE_CLIENT =
            "io.netty.channel.AbstractChannel$AbstractUnsafe.write";

    @TempDir static Path home;

    private static KillableServer server;
    private static Service service;

    /** So many lines were said before the test. */
    private int before;

    @BeforeAll
    static void start() throws Exception {
        server = KillableServer.start();
        service = Service.start(FurnishedHome.in(home), "--database-url=" + server.address());
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        server.close();
    }

    @BeforeEach
    void listen() {
        before = service.program().err().size();
    }

    @Test
    @Drill(
            failure = "PostgreSQL is killed and started again, or drops its sessions",
            done = "`kill -QUIT` of the server, `kill -KILL` of a session, in a window",
            seen = "that trial is measured again, DONE")
    void theTrialThatWasHitIsMeasuredAgain() throws Exception {
        String id = service.submit(PLAN);
        service.awaitEvents(id, MEASURING, 1);
        killAndStartAgain();
        service.await(id, found -> found.path("trials").size() == 1);
        service.awaitEvents(id, "blocking-on-worker: measuring", 1);
        server.killOneSession();
        JsonNode ended = service.await(id, found -> found.hasNonNull("endedAt"));
        assertEquals("DONE", ended.path("status").textValue(), ended::toPrettyString);
        assertEquals(2, ended.path("trials").size(), ended::toPrettyString);
        for (JsonNode trial : ended.path("trials")) {
            assertFalse(trial.hasNonNull("failure"), trial::toPrettyString);
            assertEquals(1, trial.path("windows").size(), trial::toPrettyString);
        }
        assertTrue(said().contains("went away during trial 1"), this::said);
        assertTrue(said().contains("went away during trial 2"), this::said);
        assertEquals(2, said().split("went away", -1).length - 1, this::said);
        assertNoStackTrace();
    }

    @Test
    @Drill(
            failure = "An experiment is cancelled while PostgreSQL is away",
            done = "killed in a window, DELETE, started again, DELETE",
            seen = "503, then 202 and CANCELLED")
    void anExperimentCanBeCancelledOnceItIsBack() throws Exception {
        String id = service.submit(PLAN.replace("\"reactive-session\", ", ""));
        service.awaitEvents(id, MEASURING, 1);
        server.kill();
        assertEquals(503, service.ask(id).statusCode());
        assertEquals(503, service.cancel(id).statusCode());
        server.startAgain();
        service.await(id, found -> true);
        assertEquals(202, service.cancel(id).statusCode());
        JsonNode ended = service.await(id, found -> found.hasNonNull("endedAt"));
        assertEquals("CANCELLED", ended.path("status").textValue(), ended::toPrettyString);
        assertNoStackTrace();
    }

    private static void killAndStartAgain() throws Exception {
        server.kill();
        // What this leaves behind for later, a timer say, is over before the test is.
        assertEquals(503, service.readiness().statusCode());
        server.startAgain();
    }

    private void assertNoStackTrace() {
        assertFalse(said().contains("already complete"), this::said);
        assertTrue(
                said().lines()
                        .filter(line -> line.startsWith("\tat "))
                        .allMatch(line -> line.contains(PRINTED_BY_THE_CLIENT)),
                this::said);
    }

    private String said() {
        List<String> all = service.program().err();
        return String.join("\n", all.subList(before, all.size()));
    }
}
