package dev.sessionmark.api;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sessionmark.api.ComparisonDocuments.ComparisonWriter;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.experiment.Windows;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.measurement.trace.BlockedStretch;
import dev.sessionmark.measurement.trace.PackedTrace;
import dev.sessionmark.measurement.trace.RequestTrace;
import dev.sessionmark.measurement.trace.Traces;
import dev.sessionmark.measurement.trace.WarmupTrace;
import dev.sessionmark.measurement.trace.WindowTrace;
import dev.sessionmark.verdict.Judge;
import dev.sessionmark.verdict.VerdictMeters;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a plan may ask for, its comparison must be able to show, in the heap of these tests. */
@QuarkusTest
@Timeout(180)
class LargestComparisonTest {

    private static final int RATE = 500;

    /** Two hundred requests and as many stretches as are ever kept. */
    private static final PackedTrace TRACE = trace();

    @Inject BlockingHistory history;
    @Inject Judge judge;
    @Inject VerdictMeters meters;

    static Stream<ExperimentPlan> largest() {
        return Stream.of(
                // most seconds in one window, and in all of many
                plan(List.of("no-pool"), 1, 1, 3_599), plan(List.of("all"), 11, 10, 14.4));
    }

    private static ExperimentPlan plan(
            List<String> setups, int latencies, int trials, double seconds) {
        List<Double> dbLatencyMs =
                DoubleStream.iterate(0, ms -> ms + 1).limit(latencies).boxed().toList();
        // Whatever is no window leaves less time for windows.
        return Plans.asked(
                """
                {"setups": ["%s"], "dbLatencyMs": %s, "timeoutSeconds": 0.1, "warmupSeconds": 0,
                 "durationSeconds": %s, "trials": %d}"""
                        .formatted(String.join("\", \"", setups), dbLatencyMs, seconds, trials));
    }

    @ParameterizedTest
    @MethodSource("largest")
    void theLargestIsKeptReadAndShown(ExperimentPlan plan) {
        String id = UUID.randomUUID().toString();
        // What is to be kept is made before anybody waits for it to be.
        ExperimentResult result = result(id, plan);
        history.keep(store -> store.save(result));

        ComparisonWriter writer = new ComparisonWriter(judge, meters);
        Map<String, String> documents = writer.render(history.find(id).orElseThrow());
        history.await(store -> store.documents(id, writer.rules(), documents));

        for (String document : documents.values()) {
            assertFalse(document.isBlank());
        }
    }

    /** Its trials differ a little. Read from the database all of them are objects of their own. */
    private static ExperimentResult result(String id, ExperimentPlan plan) {
        List<List<Window>> different =
                Stream.of(2, 3, 4, 5)
                        .map(p99 -> plan.conditions().stream().map(c -> of(plan, c, p99)).toList())
                        .toList();
        TrialResult like = SampleResults.trial(plan, 1, "no-pool", 1);
        List<TrialResult> trials = new ArrayList<>();
        for (int round = 1; round <= plan.trials(); round++) {
            for (String setup : plan.setups()) {
                trials.add(
                        new TrialResult(
                                trials.size() + 1,
                                round,
                                setup,
                                like.process(),
                                like.startedAt(),
                                like.startup(),
                                like.warmup(),
                                like.warmupSettled(),
                                different.get(trials.size() % different.size()),
                                null,
                                WarmupTrace.NONE,
                                null));
            }
        }
        return new ExperimentResult(
                id,
                plan,
                SampleResults.ENVIRONMENT,
                SampleResults.PREPARATION,
                SampleResults.START,
                SampleResults.START.plus(Duration.ofHours(5)),
                trials,
                null);
    }

    /** With as many seconds as the plan asks for, and as many requests in each. */
    private static Window of(ExperimentPlan plan, Condition condition, int p99Ms) {
        long latency = condition.time(Factors.DB_LATENCY).toMillis();
        Window window =
                Windows.healthy()
                        .dbLatencyMs(latency)
                        .rate(RATE)
                        .seconds((int) plan.duration().toSeconds())
                        .p99Ms(latency + p99Ms)
                        .build();
        return new Window(
                window.condition(), window.load(), window.sut(), null, TRACE, window.machine());
    }

    private static PackedTrace trace() {
        Random random = new Random(5);
        List<RequestTrace> requests = new ArrayList<>();
        for (int i = 0; i < 2 * WindowTrace.OF_EACH_KIND; i++) {
            requests.add(
                    Traces.request(
                            i, random.nextInt(5_000_000), random.nextInt(9_000), true, true));
        }
        List<BlockedStretch> blocked = new ArrayList<>();
        for (int i = 0; i < WindowTrace.MOST_STRETCHES; i++) {
            long begin = random.nextLong(5_000_000_000L);
            blocked.add(new BlockedStretch(Traces.LOOP, begin, begin + 5_000_000 + i, null));
        }
        return PackedTrace.of(new WindowTrace(0, requests, blocked, 0));
    }
}
