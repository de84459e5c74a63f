package dev.sessionmark.api;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.LoopFigures;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.SessionFigures;
import dev.sessionmark.measurement.Slice;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.measurement.trace.BlockedStretch;
import dev.sessionmark.measurement.trace.PackedTrace;
import dev.sessionmark.measurement.trace.RequestTrace;
import dev.sessionmark.measurement.trace.Traces;
import dev.sessionmark.measurement.trace.WarmupTrace;
import dev.sessionmark.measurement.trace.WindowTrace;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.statistics.Histograms;
import dev.sessionmark.verdict.Judge;
import dev.sessionmark.verdict.VerdictMeters;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a plan may ask for, its comparison must be able to show, in the heap of these tests. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
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
                // most seconds, in few windows and in many
                plan(List.of("no-pool", "reactive-client"), 2, 1, 3_599),
                plan(List.of("all"), 11, 10, 14.4));
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
        history.keep(store -> store.save(result(id, plan)));

        ComparisonWriter writer = new ComparisonWriter(judge, meters);
        Map<String, String> documents = writer.render(history.find(id).orElseThrow());
        history.await(store -> store.documents(id, writer.rules(), documents));

        for (String document : documents.values()) {
            assertFalse(document.isBlank());
        }
    }

    private static ExperimentResult result(String id, ExperimentPlan plan) {
        Random random = new Random(7);
        // Read from the database they are as many objects as there are seconds.
        Map<Condition, List<Distribution>> minutes = new HashMap<>();
        plan.conditions()
                .forEach(
                        condition ->
                                minutes.put(
                                        condition,
                                        Stream.generate(() -> responses(condition, random))
                                                .limit(60)
                                                .toList()));
        List<TrialResult> trials = new ArrayList<>();
        for (int round = 1; round <= plan.trials(); round++) {
            for (String setup : plan.setups()) {
                TrialResult like = SampleResults.trial(plan, trials.size() + 1, setup, round);
                trials.add(
                        new TrialResult(
                                like.number(),
                                round,
                                setup,
                                like.process(),
                                like.startedAt(),
                                like.startup(),
                                like.warmup(),
                                like.warmupSettled(),
                                like.windows().stream()
                                        .map(w -> longer(w, plan, minutes.get(w.condition())))
                                        .toList(),
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

    /** The window with as many seconds as the plan asks for, and as many requests in each. */
    private static Window longer(Window like, ExperimentPlan plan, List<Distribution> minute) {
        List<Slice> slices = new ArrayList<>();
        List<Distribution> seconds = new ArrayList<>();
        for (int second = 0; second < plan.duration().toSeconds(); second++) {
            Distribution responses = minute.get(second % minute.size());
            seconds.add(responses);
            slices.add(new Slice(second, RATE, RATE, 0, responses));
        }
        Distribution all = Distribution.merge(seconds);
        long requests = all.total();
        LoadFigures load =
                new LoadFigures(
                        like.load().startedAt(),
                        plan.duration(),
                        Duration.ZERO,
                        RATE,
                        new LoadCounts(requests, requests, requests, requests, 0, 0, 0, 0, 0, 0, 9),
                        all,
                        all,
                        all,
                        slices,
                        like.load().bystander(),
                        List.of());
        LoopFigures loops = like.sut().loops();
        SutFigures sut =
                new SutFigures(
                        new LoopFigures(
                                all,
                                loops.idleDelayNanos(),
                                Collections.nCopies(slices.size(), 1_000_000L),
                                loops.samples(),
                                loops.blockedSamples(),
                                loops.culprits()),
                        new SessionFigures(all, all, all, 20L, 0L, 0L, 0.5),
                        like.sut().cpu(),
                        Double.NaN,
                        like.sut().peakRssBytes());
        return new Window(like.condition(), load, sut, null, TRACE, MachineUse.UNKNOWN);
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

    private static Distribution responses(Condition condition, Random random) {
        Histogram histogram = Histograms.create();
        double typical = 1e6 + condition.time(Factors.DB_LATENCY).toNanos();
        for (int i = 0; i < RATE; i++) {
            Histograms.record(histogram, (long) (typical * Math.exp(random.nextGaussian() / 2)));
        }
        return Distribution.of(histogram);
    }
}
