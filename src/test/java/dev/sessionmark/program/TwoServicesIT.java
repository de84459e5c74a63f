package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.postgres.KillableServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two services share one history, and one queue in it. */
@Timeout(300)
class TwoServicesIT {

    private static final int LENGTH = 20;
    private static final int AT_ONCE = 60;
    private static final Map<String, String> RUNS_NOTHING =
            Map.of("SESSIONMARK_QUEUE_ENABLED", "false");

    private static final String PLAN =
            """
            {"setups": ["reactive-client"], "rate": 100, "dbLatencyMs": [2], "trials": 2,
             "warmupSeconds": 1, "durationSeconds": 4}""";

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
}
