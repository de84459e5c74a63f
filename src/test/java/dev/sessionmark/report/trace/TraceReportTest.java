package dev.sessionmark.report.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.trace.PackedTrace;
import dev.sessionmark.measurement.trace.Traces;
import dev.sessionmark.measurement.trace.WarmupTrace;
import dev.sessionmark.report.ComparisonFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TraceReportTest {

    private static final WarmupTrace WARMUP =
            new WarmupTrace(
                    List.of(
                            new WarmupTrace.Point(0.5, 900, 2_000_000),
                            new WarmupTrace.Point(1, 1_000, 1_500_000)),
                    1.0,
                    "steady for the last 1.0 s");

    /** The fixture's first trial, with its windows as often as asked for. */
    private static ExperimentResult traced(int times) {
        ExperimentResult like = ComparisonFixture.complete().experiment();
        TrialResult trial = like.trials().getFirst();
        Window window = trial.windows().getFirst();
        Window traced =
                new Window(
                        window.condition(),
                        window.load(),
                        window.sut(),
                        window.invalidBecause(),
                        PackedTrace.of(Traces.window()),
                        MachineUse.UNKNOWN);
        TrialResult with =
                new TrialResult(
                        trial.number(),
                        trial.round(),
                        trial.setup(),
                        trial.process(),
                        trial.startedAt(),
                        trial.startup(),
                        trial.warmup(),
                        trial.warmupSettled(),
                        Collections.nCopies(times, traced),
                        null,
                        WARMUP,
                        null);
        return new ExperimentResult(
                like.id(),
                like.plan(),
                like.environment(),
                like.preparation(),
                like.startedAt(),
                like.endedAt(),
                List.of(with),
                null);
    }

    private static JsonNode render(ExperimentResult experiment) throws IOException {
        return new ObjectMapper().readTree(new TraceReport().render(experiment));
    }

    private static List<JsonNode> events(JsonNode trace, String kind, int pid) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode event : trace.path("traceEvents")) {
            if (event.path("ph").asText().equals(kind) && event.path("pid").asInt() == pid) {
                found.add(event);
            }
        }
        return found;
    }

    @Test
    void requestsAreRowsThatDoNotOverlap() throws IOException {
        ExperimentResult experiment = traced(1);
        JsonNode trace = render(experiment);
        List<JsonNode> complete = events(trace, "X", 101);

        // 2 stretches; 2 requests of 12 stretches each: 3 before, 1 in the application, pool, 3 in
        // the session, 2 statements, application, back
        assertEquals(2 + 2 * (1 + 12), complete.size());
        double windowAt =
                java.time.Duration.between(
                                        experiment.startedAt(),
                                        experiment
                                                .trials()
                                                .getFirst()
                                                .windows()
                                                .getFirst()
                                                .load()
                                                .startedAt())
                                .toNanos()
                        / 1e3;
        JsonNode second =
                complete.stream()
                        .filter(event -> event.path("name").asText().equals("request 2"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(windowAt + 5_000, second.path("ts").asDouble(), 1e-3);
        assertEquals(98_250, second.path("dur").asDouble(), 1e-3);
        assertTrue(second.path("args").path("slow").asBoolean());
        assertEquals("worker-1", second.path("args").path("thread").asText());
        assertEquals("bringing the answer back", second.path("args").path("largestPhase").asText());

        Map<Integer, List<JsonNode>> rows = new TreeMap<>();
        for (JsonNode event : complete) {
            if (event.path("cat").asText().equals("request")) {
                rows.computeIfAbsent(event.path("tid").asInt(), row -> new ArrayList<>())
                        .add(event);
            }
        }
        assertEquals(2, rows.size(), "two at the same time");
        for (JsonNode statement : complete) {
            if (statement.path("name").asText().equals("statement")) {
                assertEquals(3_000, statement.path("dur").asDouble(), 1e-3);
                assertEquals(2.0, statement.path("args").path("dbLatencyMs").asDouble(), 1e-9);
            }
        }
    }

    @Test
    void whatIsInsideARequestLiesInsideIt() throws IOException {
        Map<Integer, double[]> open = new TreeMap<>();
        for (JsonNode event : events(render(traced(1)), "X", 101)) {
            double begin = event.path("ts").asDouble();
            double end = begin + event.path("dur").asDouble();
            if (event.path("cat").asText().equals("request")) {
                open.put(event.path("tid").asInt(), new double[] {begin, end});
            } else if (!event.path("cat").asText().equals("blocked")) {
                double[] around = open.get(event.path("tid").asInt());
                assertTrue(begin >= around[0] - 0.01 && end <= around[1] + 0.01, event.toString());
            }
        }
        assertEquals(2, open.size());
    }

    @Test
    void blockedStretchesAndTheWarmUpAreThere() throws IOException {
        JsonNode trace = render(traced(1));
        List<JsonNode> blocked =
                events(trace, "X", 101).stream()
                        .filter(event -> event.path("cat").asText().equals("blocked"))
                        .toList();
        assertEquals("a.B.c(B.java:1)", blocked.get(0).path("name").asText());
        assertEquals(8_000, blocked.get(0).path("dur").asDouble(), 1e-3);
        assertEquals("late, no sample says why", blocked.get(1).path("name").asText());
        assertEquals(4, events(trace, "C", 100).size(), "two figures at two moments");
        JsonNode steady = events(trace, "i", 100).getFirst();
        assertEquals("steady for the last 1.0 s", steady.path("args").path("because").asText());
        for (JsonNode event : trace.path("traceEvents")) {
            for (String field : List.of("name", "ph", "ts", "pid", "tid")) {
                assertTrue(event.has(field), event.toString());
            }
        }
    }

    @Test
    void theFileIsBoundedAndSaysWhatIsMissing() throws IOException {
        JsonNode trace = render(traced(TraceReport.MOST_WINDOWS + 3));
        assertEquals(3, trace.path("otherData").path("windowsLeftOut").asInt());
        assertFalse(events(trace, "X", 100 + TraceReport.MOST_WINDOWS).isEmpty());
        assertTrue(events(trace, "X", 101 + TraceReport.MOST_WINDOWS).isEmpty());
        assertEquals(0, render(traced(1)).path("otherData").path("windowsLeftOut").asInt());
    }

    @Test
    void anExperimentWithoutTracesGivesAnEmptyOne() throws IOException {
        JsonNode trace = render(ComparisonFixture.complete().experiment());
        assertEquals(0, trace.path("traceEvents").size());
    }
}
