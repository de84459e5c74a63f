package dev.sessionmark.report;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.LoadModel;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.Transports;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.Bystander;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.CpuUse;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.LoopFigures;
import dev.sessionmark.measurement.SessionFigures;
import dev.sessionmark.measurement.Slice;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.statistics.Histograms;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * A made-up comparison: five setups, two conditions, two trials of four seconds each. The figures
 * follow from {@link RowProfile} alone, the same on every machine.
 */
final class ComparisonFixture {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final int SECONDS = 4;
    static final int RATE = 2_000;

    private ComparisonFixture() {}

    /** Complete, with an invalid row, leaked connections, an overload and culprits. */
    static Comparison complete() {
        return comparison(null, preparation(), RowProfile.ALL);
    }

    /** Interrupted during the first trial. */
    static Comparison interrupted() {
        return comparison(
                "interrupted after 3 of 10 trials", preparation(), RowProfile.ALL.subList(0, 2));
    }

    /** Ended before anything was measured. */
    static Comparison empty() {
        return comparison("the database could not be reached", null, List.of());
    }

    /** With texts that try to break out of every format. */
    static Comparison hostile() {
        Comparison plain = complete();
        String text = "</script><b>{data}</b>, \"a|b\" 'c'\r\n`d` \u001B[31m=1+1";
        ExperimentResult e = plain.experiment();
        return new Comparison(
                new ExperimentResult(
                        e.id(),
                        e.plan(),
                        new Environment(
                                e.environment().version(),
                                "jvm",
                                text,
                                2,
                                3_900,
                                text,
                                text,
                                new Transports("nio", text, text),
                                text,
                                "18.6",
                                Map.of("x", text)),
                        e.preparation(),
                        e.startedAt(),
                        e.endedAt(),
                        e.trials(),
                        text),
                plain.rows(),
                List.of(text),
                text);
    }

    private static Comparison comparison(
            String incompleteBecause, Preparation preparation, List<RowProfile> profiles) {
        List<ComparisonRow> rows = profiles.stream().map(ComparisonFixture::row).toList();
        List<String> findings =
                profiles.isEmpty()
                        ? List.of()
                        : List.of(
                                "blocking-on-event-loop turned from OK to BAD between no added"
                                        + " latency and +5 ms.",
                                "At +5 ms, reactive-client answered fastest: p99 6.4 ms.");
        return new Comparison(
                new ExperimentResult(
                        "20260301-120000-7f3a",
                        plan(),
                        environment(),
                        preparation,
                        START,
                        START.plusSeconds(221),
                        trials(rows),
                        incompleteBecause),
                rows,
                findings,
                "Mann-Whitney U test over seconds, 99 %");
    }

    private static ExperimentPlan plan() {
        return new ExperimentPlan(
                RowProfile.SETUPS,
                "tpcb-like",
                1,
                LoadModel.OPEN,
                List.of(),
                false,
                0,
                16,
                false,
                1_000,
                Duration.ofSeconds(5),
                List.of(20),
                List.of(Duration.ZERO, Duration.ofMillis(5)),
                Duration.ofMillis(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(SECONDS),
                2,
                42,
                false);
    }

    private static Environment environment() {
        return new Environment(
                "0.1.0",
                "jvm",
                "Example CPU 3.0 GHz",
                2,
                7_961,
                "Linux 6.1 amd64",
                "Temurin 25.0.1",
                new Transports("epoll", "epoll", "epoll"),
                "256 MiB, G1",
                "18.6",
                Map.of("shared_buffers", "128MB", "fsync", "on", "synchronous_commit", "on"));
    }

    private static Preparation preparation() {
        return new Preparation(
                RATE,
                "half of the 4,012 requests/s that reactive-client carried at +5 ms",
                Map.of("reactive-client", 4_012.0, "blocking-on-worker", 3_377.4),
                0.0412);
    }

    private static List<TrialResult> trials(List<ComparisonRow> rows) {
        List<TrialResult> trials = new ArrayList<>();
        for (ComparisonRow row : rows) {
            if (row.condition().dbLatency().isZero()) {
                trials.add(
                        new TrialResult(
                                trials.size() + 1,
                                1,
                                row.setup(),
                                null,
                                START.plusSeconds(20L * trials.size()),
                                Duration.ofMillis(931),
                                Duration.ofMillis(20_000 - 1_250L * trials.size()),
                                !trials.isEmpty(),
                                row.windows(),
                                null));
            }
        }
        if (trials.size() == RowProfile.SETUPS.size()) {
            trials.add(
                    new TrialResult(
                            6,
                            2,
                            "no-pool",
                            null,
                            START.plusSeconds(120),
                            Duration.ZERO,
                            Duration.ZERO,
                            false,
                            List.of(),
                            "the system under test ended during its start: exit code 1"));
        }
        return trials;
    }

    private static ComparisonRow row(RowProfile profile) {
        List<Window> windows = List.of(window(profile, 0), window(profile, 1));
        List<Window> taken = Window.taken(windows);
        Window first = taken.get(0);
        LoadFigures load = LoadFigures.merge(taken.stream().map(Window::load).toList());
        SutFigures sut = SutFigures.merge(taken.stream().map(Window::sut).toList());
        boolean valid = windows.stream().anyMatch(Window::valid);
        return new ComparisonRow(
                profile.setup(),
                profile.connectionType(),
                first.condition(),
                windows,
                new LoadFigures(
                        load.startedAt(),
                        load.duration(),
                        load.drainTime(),
                        load.offeredRate(),
                        load.counts(),
                        load.responseTime(),
                        load.serviceTime(),
                        load.generatorLag(),
                        load.slices(),
                        new Bystander(
                                load.bystander().responseTime(),
                                80L * taken.size(),
                                profile.failedProbes())),
                new SutFigures(
                        sut.loops(),
                        first.sut().sessions(),
                        sut.cpu(),
                        Double.NaN,
                        sut.peakRssBytes()),
                valid ? null : profile.invalidBecause(),
                profile.judgement());
    }

    private static Window window(RowProfile profile, int trial) {
        List<Slice> slices = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            double ms = profile.responseMs() * (1 + profile.growth() * second) * (1 + 0.02 * trial);
            long succeeded = RATE - profile.droppedPerSecond() * second;
            slices.add(
                    new Slice(
                            second,
                            RATE,
                            succeeded,
                            RATE - succeeded,
                            times(succeeded, ms, profile.spread())));
        }
        long succeeded = slices.stream().mapToLong(Slice::achieved).sum();
        long dropped = (long) RATE * SECONDS - succeeded;
        boolean invalid = profile.invalidBecause() != null && trial >= profile.validTrials();
        double lagMs = invalid ? 9.7 : 0.11;
        List<Long> delays =
                IntStream.range(0, SECONDS)
                        .mapToObj(second -> profile.loopDelayMs() * (8 + second + trial))
                        .map(ms -> Math.round(ms * 1e6))
                        .toList();
        return new Window(
                new Condition(profile.dbLatency()),
                new LoadFigures(
                        START.plusSeconds(10 + 100L * trial + profile.dbLatency().toMillis()),
                        Duration.ofSeconds(SECONDS),
                        Duration.ZERO,
                        RATE,
                        new LoadCounts(
                                (long) RATE * SECONDS,
                                (long) RATE * SECONDS - dropped,
                                succeeded,
                                succeeded,
                                dropped,
                                0,
                                0,
                                0,
                                0,
                                0,
                                dropped > 0 ? 1_000 : 37),
                        Distribution.merge(slices.stream().map(Slice::responseTime).toList()),
                        times(succeeded, profile.serviceMs(), profile.spread()),
                        times(RATE * SECONDS, lagMs, 0.2),
                        slices,
                        new Bystander(
                                times(80, profile.bystanderMs(), 0.3),
                                80,
                                profile.failedProbes() / 2)),
                new SutFigures(
                        new LoopFigures(
                                times(profile.loopTasks(), profile.loopDelayMs(), 0.35),
                                750_000,
                                delays,
                                800,
                                Math.round(800 * profile.blockedShare()),
                                profile.culprits()),
                        new SessionFigures(
                                times(succeeded, profile.waitMs(), 0.3),
                                times(succeeded, profile.holdMs(), 0.15),
                                times(succeeded, profile.holdMs() * 0.8, 0.15),
                                17,
                                0,
                                profile.leftOpen(),
                                profile.connectionType().equals("reactive") ? 0.4975 : Double.NaN),
                        new CpuUse(succeeded * 0.3e-3, succeeded * 0.01e-3, 1.6, 0.2, 0.1),
                        Double.NaN,
                        profile.rssMiB() << 20),
                invalid ? profile.invalidBecause() : null);
    }

    /** A log-logistic distribution, by its quantiles: skewed to the right, as latencies are. */
    private static Distribution times(long count, double medianMs, double spread) {
        Histogram histogram = Histograms.create();
        for (long i = 0; i < count; i++) {
            double u = (i + 0.5) / count;
            double ms = medianMs * StrictMath.pow(u / (1 - u), spread);
            Histograms.record(histogram, (long) (ms * 1e6));
        }
        return Distribution.of(histogram);
    }
}
