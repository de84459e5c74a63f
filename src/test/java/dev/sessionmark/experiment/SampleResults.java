package dev.sessionmark.experiment;

import dev.sessionmark.measurement.Bystander;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.CpuUse;
import dev.sessionmark.measurement.Culprit;
import dev.sessionmark.measurement.Failure;
import dev.sessionmark.measurement.InUse;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.LoopFigures;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.SessionFigures;
import dev.sessionmark.measurement.Slice;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.measurement.trace.PackedTrace;
import dev.sessionmark.measurement.trace.Traces;
import dev.sessionmark.measurement.trace.WarmupTrace;
import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.statistics.Histograms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Small results that look like real ones. The same seed gives the same result. */
public final class SampleResults {

    public static final Instant START = Instant.parse("2026-11-23T05:00:00.123456Z");

    public static final Environment ENVIRONMENT =
            new Environment(
                    "0.1.0",
                    "jvm",
                    "a processor",
                    2,
                    4096L,
                    "Linux 6",
                    "a JVM 21",
                    new Transports("epoll", "epoll", "epoll"),
                    "256 MiB, G1",
                    "PostgreSQL 18.6",
                    Map.of("max_connections", "100", "shared_buffers", "128MB"));

    public static final Preparation PREPARATION =
            new Preparation(
                    1234.5,
                    "half of what the best setup carried",
                    Map.of("reactive-session", 2469.0),
                    Double.NaN);

    private SampleResults() {}

    public static TrialResult trial(ExperimentPlan plan, int number, String setup, int round) {
        List<Window> windows =
                plan.conditions().stream()
                        .map(condition -> window(plan, condition, new Random(number)))
                        .toList();
        return new TrialResult(
                number,
                round,
                setup,
                null,
                START.plusSeconds(number),
                Duration.ofMillis(900),
                Duration.ofSeconds(3),
                number % 2 == 0,
                windows,
                null,
                new WarmupTrace(
                        List.of(
                                new WarmupTrace.Point(0.5, 900, 2_000_000),
                                new WarmupTrace.Point(1, 1_000, 1_500_000)),
                        1.0,
                        "steady"),
                Duration.ofMillis(420));
    }

    /**
     * A minute's experiment of one trial.
     *
     * @param incompleteBecause null when it went to its end
     */
    public static ExperimentResult result(
            String id, ExperimentPlan plan, String incompleteBecause) {
        return new ExperimentResult(
                id,
                plan,
                ENVIRONMENT,
                PREPARATION,
                START,
                START.plusSeconds(60),
                List.of(trial(plan, 1, "no-pool", 1)),
                incompleteBecause);
    }

    /** A load in which too few answers came for a p99. */
    public static LiveFigures live(int number, String setup, ExperimentPlan plan) {
        return live(number, setup, plan, 1.5);
    }

    public static LiveFigures live(
            int number, String setup, ExperimentPlan plan, double elapsedSeconds) {
        return new LiveFigures(
                number,
                setup,
                plan.conditions().getLast(),
                LivePhase.WINDOW,
                elapsedSeconds,
                42,
                0.5,
                42,
                7.25,
                Double.NaN,
                Double.NaN,
                3);
    }

    public static Window window(ExperimentPlan plan, Condition condition, Random random) {
        List<Slice> slices =
                IntStream.range(0, 3)
                        .mapToObj(i -> new Slice(i, 20 + i, 10 + i, i, times(random)))
                        .toList();
        return new Window(
                condition,
                new LoadFigures(
                        START.plusSeconds(5),
                        plan.duration(),
                        Duration.ofMillis(12),
                        plan.closed() ? Double.NaN : 1000,
                        new LoadCounts(1000, 999, 990, 989, 1, 2, 3, 4, 5, 6, 77),
                        times(random),
                        times(random),
                        times(random),
                        slices,
                        new Bystander(times(random), 80, 3),
                        List.of(new Failure("status 500: no right (42501)", "42501", 4))),
                new SutFigures(
                        new LoopFigures(
                                times(random),
                                118_000L,
                                List.of(0L, 1_500_000L, 3_000_000L),
                                400,
                                100,
                                List.of(
                                        new Culprit("a.B.c(B.java:1)", 0.2),
                                        new Culprit("d.E.f(E.java:2)", 0.05))),
                        new SessionFigures(
                                times(random),
                                times(random),
                                Distribution.EMPTY,
                                20L,
                                2L,
                                1L,
                                Double.NaN,
                                new InUse(1, 50, 75, 130)),
                        new CpuUse(0.5, 0.25, 0.3, 0.1, 0.1),
                        Double.NaN,
                        123_456_789L),
                condition.time(Factors.DB_LATENCY).isZero() ? null : "the generator lagged",
                PackedTrace.of(Traces.window()),
                MachineUse.UNKNOWN);
    }

    /** A hundred values between ten microseconds and ten seconds. */
    public static Distribution times(Random random) {
        Histogram histogram = Histograms.create();
        for (int i = 0; i < 100; i++) {
            Histograms.record(histogram, 10_000L + random.nextLong(10_000_000_000L));
        }
        return Distribution.of(histogram);
    }
}
