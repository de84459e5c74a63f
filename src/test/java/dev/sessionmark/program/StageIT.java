package dev.sessionmark.program;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real system under test on stage: its loop is blocked, it makes way, it ends. */
@Timeout(600)
class StageIT {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final double WAITS_MS = 100;
    private static final String PLAN =
            """
            {"setups": ["reactive-client"], "rate": 50, "dbLatencyMs": [0], "trials": 1,
             "warmupSeconds": 1, "durationSeconds": 60}""";

    @TempDir Path home;

    @Test
    void aLoopIsBlockedForOthersAndNothingRunsBesideAnExperiment() throws Exception {
        Service service =
                Service.start(FurnishedHome.in(home), Map.of(), Program.speaking("ar-EG"));
        service.play("{\"setup\": \"blocking-on-event-loop\", \"dbLatencyMs\": 400}");

        service.awaitStage(
                stage ->
                        waiting(stage) > 0
                                && waiting(stage) < stage.path("bystanders").size()
                                && stage.at("/loops/culprit")
                                        .asText()
                                        .contains("BlockingStatements")
                                && stage.at("/loops/blockedShare").asDouble() > 0.2);
        assertEquals(0, service.stage().at("/asked/failed").asInt());
        assertEquals(1, suts(service).size());

        String id = service.submit(PLAN);
        JsonNode waits =
                service.awaitStage(stage -> stage.path("status").asText().equals("WAITING"));
        assertEquals(id, waits.path("waitsFor").asText());
        service.cancel(id);
        service.play("{}");
        service.awaitStage(stage -> stage.path("status").asText().equals("ON"));
        List<ProcessHandle> left = suts(service);
        assertFalse(left.isEmpty());

        service.close();
        await().atMost(LONGEST).until(() -> left.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static long waiting(JsonNode stage) {
        Stream<JsonNode> all = StreamSupport.stream(stage.path("bystanders").spliterator(), false);
        Predicate<JsonNode> waits =
                caller ->
                        Math.max(
                                        caller.path("lastMs").asDouble(),
                                        caller.path("waitingMs").asDouble())
                                > WAITS_MS;
        return all.filter(waits).count();
    }

    private static List<ProcessHandle> suts(Service service) {
        List<ProcessHandle> found =
                service.program().descendants().stream()
                        .filter(
                                process ->
                                        process.info()
                                                .arguments()
                                                .map(a -> List.of(a).contains("sut"))
                                                .orElse(false))
                        .toList();
        assertTrue(found.size() <= 1, found::toString);
        return found;
    }
}
