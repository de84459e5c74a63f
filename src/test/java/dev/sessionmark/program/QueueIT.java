package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.postgres.KillableServer;
import dev.sessionmark.platform.postgres.Relay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One queue in the history, and services that share it, are killed, or lose an answer. */
@Timeout(600)
class QueueIT {

    private static final int LENGTH = 20;
    private static final int AT_ONCE = 60;
    private static final Map<String, String> RUNS_NOTHING =
            Map.of("SESSIONMARK_QUEUE_ENABLED", "false");

    private static final String PLAN =
            """
            {"setups": ["reactive-client"], "rate": 100, "dbLatencyMs": [2], "trials": 2,
             "warmupSeconds": 1, "durationSeconds": 4}""";

    private static final String BRIEF = PLAN.replace("\"trials\": 2", "\"trials\": 1");

    /** Nobody waits for a lease of its usual length here. */
    private static final Map<String, String> SHORT_LEASE =
            Map.of("SESSIONMARK_QUEUE_HEARTBEAT", "1S");

    @TempDir Path home;

    private Service start(String name, Map<String, String> variables, KillableServer server)
            throws Exception {
        return Service.start(
                FurnishedHome.in(home.resolve(name)),
                variables,
                "--database-url=" + server.address());
    }

    private static void stop(Service... services) throws Exception {
        for (Service service : services) {
            service.close();
        }
    }

    @Test
    @Tag("long")
    @Drill(
            failure = "Two services share a queue, and one of them runs nothing",
            done =
                    "it is asked for an experiment, which the other one measures, and for its events",
            seen = "its stream tells of the trials, says who measures, and ends with DONE")
    void theEventsOfOneAreToldByTheOther() throws Exception {
        try (KillableServer server = KillableServer.start()) {
            Service idle = start("idle", RUNS_NOTHING, server);
            Service busy = start("busy", Map.of(), server);
            try {
                String id = idle.submit(PLAN);
                String events = idle.events(id);
                for (String told : List.of("another service measures it", "\"number\":2", "DONE")) {
                    assertTrue(events.contains(told), events);
                }
            } finally {
                stop(idle, busy);
            }
        }
    }

    @Test
    @Tag("long")
    @Drill(
            failure = "More experiments at once than may wait, asked of two services",
            done = "30 of each at the same time",
            seen = "20 wait, the others get 429")
    void theyTakeNoMoreThanOneDoes() throws Exception {
        try (KillableServer server = KillableServer.start()) {
            Service one = start("one", RUNS_NOTHING, server);
            Service other = start("other", RUNS_NOTHING, server);
            try {
                List<CompletableFuture<Integer>> asked = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    asked.add((i % 2 == 0 ? one : other).statusOfSubmission(PLAN));
                }
                assertEquals(
                        Map.of(202, (long) LENGTH, 429, (long) AT_ONCE - LENGTH),
                        asked.stream()
                                .map(CompletableFuture::join)
                                .collect(
                                        Collectors.groupingBy(
                                                Function.identity(), Collectors.counting())));
            } finally {
                stop(one, other);
            }
        }
    }

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
            String running = killed.submit(BRIEF);
            String waiting = killed.submit(BRIEF);
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
                String id = service.submit(BRIEF);
                assertEnds("DONE", service.await(id, found -> found.hasNonNull("endedAt")));
                assertTrue(relay.hasLostIt());
            }
        }
    }
}
