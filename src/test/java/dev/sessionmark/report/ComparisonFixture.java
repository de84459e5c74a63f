package dev.sessionmark.report;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Experiments;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.Transports;
import dev.sessionmark.experiment.Windows;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.Culprit;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonBuilder;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Finding;
import dev.sessionmark.verdict.Judgement;
import dev.sessionmark.verdict.Verdict;
import dev.sessionmark.verdict.VerdictThresholds;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Made-up comparisons of five setups under two conditions, two trials of four seconds each.
 * Verdicts and findings are made up too, so that a rule of theirs changes no report.
 */
public final class ComparisonFixture {

    static final int SECONDS = 4;

    private static final String WORKER = "blocking-on-worker";
    private static final String LOOP = "blocking-on-event-loop";
    private static final List<String> SETUPS =
            List.of(
                    "reactive-session",
                    LOOP,
                    WORKER,
                    "blocking-on-virtual-thread",
                    "reactive-client");

    private static final String SOCKET_READ =
            "dev.sessionmark.setup.BlockingOnEventLoop.write(BlockingOnEventLoop.java:41)";
    private static final String LOCK =
            "org.hibernate.internal.SessionFactoryImpl.openSession(SessionFactoryImpl.java:612)";
    private static final String LAGGED = "the load generator lagged: p99 24 ms, more than 2 ms";

    private ComparisonFixture() {}

    /** Complete, with an invalid row, leaked connections, an overload and culprits. */
    public static Comparison complete() {
        Experiments experiment = started();
        for (int round = 1; round <= 2; round++) {
            for (String setup : SETUPS) {
                experiment.trial(setup, window(setup, 0, round), window(setup, 5, round));
                if (round == 2 && setup.equals(WORKER)) {
                    experiment.unsettled();
                }
            }
        }
        experiment.failed("no-pool", "the system under test ended during its start: exit code 1");
        return judged(experiment.build());
    }

    /** Interrupted during the third trial. */
    static Comparison interrupted() {
        return judged(
                started()
                        .trial(
                                SETUPS.get(0),
                                window(SETUPS.get(0), 0, 1),
                                window(SETUPS.get(0), 5, 1))
                        .trial(LOOP, window(LOOP, 0, 1), window(LOOP, 5, 1))
                        .incomplete("interrupted after 2 of 10 trials")
                        .build());
    }

    /** Ended before anything was measured. */
    static Comparison empty() {
        return judged(
                Experiments.of(SETUPS.toArray(String[]::new))
                        .rateChosen(null)
                        .incomplete("the database could not be reached")
                        .build());
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
                                3_900L,
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
                List.of(finding(text)),
                text,
                plain.thresholds(),
                plain.conditions(),
                plain.pairs(),
                plain.crossovers(),
                plain.usualAdvice(),
                plain.otherAdvice(),
                plain.noiseFloors());
    }

    private static Finding finding(String sentence) {
        return new Finding(
                Finding.Kind.BAD, List.of(new Condition(Duration.ZERO)), List.of(LOOP), sentence);
    }

    private static Experiments started() {
        return Experiments.of(SETUPS.toArray(String[]::new))
                .rateChosen(
                        new Preparation(
                                2_000,
                                "half of the 4,012 requests/s that reactive-client carried at"
                                        + " +5 ms",
                                Map.of("reactive-client", 4_012.0, WORKER, 3_377.4),
                                0.0412));
    }

    private static Windows window(String setup, int dbLatencyMs, int round) {
        boolean slow = dbLatencyMs > 0;
        return switch (setup) {
            case "reactive-session" ->
                    calm(dbLatencyMs, slow ? 64 : 2.9, round)
                            .crossLoopShare(0.4975)
                            .leftOpen(slow && round == 2 ? 3 : 0);
            case LOOP -> slow ? overloaded() : blocking(round);
            case WORKER ->
                    slow
                            ? calm(dbLatencyMs, 66, round)
                                    .invalid(
                                            round == 1
                                                    ? null
                                                    : "the processor was throttled for 0.4 s")
                            : calm(dbLatencyMs, 3.4, round).lagP99Ms(24.3).invalid(LAGGED);
            case "reactive-client" ->
                    calm(dbLatencyMs, slow ? 61 : 1.7, round).crossLoopShare(0.4975);
            default -> calm(dbLatencyMs, slow ? 62 : 2.5, round);
        };
    }

    private static Windows calm(int dbLatencyMs, double p99Ms, int round) {
        // A fiftieth apart: the noise between trials.
        double ms = p99Ms * (1 + 0.02 * (round - 1));
        return Windows.healthy()
                .dbLatencyMs(dbLatencyMs)
                .p99Ms(ms)
                .serviceP99Ms(0.97 * ms)
                // 2,000 requests/s leave 20 connections 10 ms each on average.
                .holdP99Ms(Math.min(0.8 * ms, 12))
                .loopDelayP99Ms(0.69)
                .idleLoopDelayMs(0.75);
    }

    private static Windows blocking(int round) {
        return calm(0, 2, round).blocked(0.22, SOCKET_READ).loopDelayP99Ms(4.4).bystanderMs(1.9);
    }

    /** A queue that grows, loops that hardly get to run anything else. */
    private static Windows overloaded() {
        return Windows.healthy()
                .dbLatencyMs(5)
                .p99Ms(1_900, 3_800, 5_700, 7_600)
                .serviceP99Ms(74)
                // 1,376 requests/s leave two blocked loops 1.5 ms each.
                .holdP99Ms(2.8)
                .succeeded(0.688)
                .blocked(0.973, new Culprit(SOCKET_READ, 0.961), new Culprit(LOCK, 0.012))
                .loopDelayP99Ms(400)
                .loopTasks(90)
                .idleLoopDelayMs(0.75)
                .bystanderMs(1_300)
                .failedProbes(4);
    }

    private static Comparison judged(ExperimentResult experiment) {
        Comparison comparison =
                ComparisonBuilder.build(
                        experiment,
                        VerdictThresholds.defaults(),
                        setup -> setup.startsWith("reactive") ? "reactive" : "blocking");
        List<ComparisonRow> rows =
                comparison.rows().stream().map(ComparisonFixture::withMadeUpVerdict).toList();
        return new Comparison(
                experiment,
                rows,
                rows.isEmpty()
                        ? List.of()
                        : List.of(
                                finding(
                                        LOOP
                                                + " turned from OK to BAD between no added latency"
                                                + " and +5 ms."),
                                new Finding(
                                        Finding.Kind.LOWEST_P99,
                                        List.of(new Condition(Duration.ofMillis(5))),
                                        List.of("reactive-client"),
                                        "At +5 ms, reactive-client answered fastest: p99 62 ms.")),
                "Mann-Whitney U test over seconds, 99 %",
                comparison.thresholds(),
                comparison.conditions(),
                comparison.pairs(),
                comparison.crossovers(),
                comparison.usualAdvice(),
                comparison.otherAdvice(),
                comparison.noiseFloors());
    }

    private static ComparisonRow withMadeUpVerdict(ComparisonRow row) {
        return new ComparisonRow(
                row.setup(),
                row.connectionType(),
                row.condition(),
                row.windows(),
                row.load(),
                row.sut(),
                row.invalidBecause(),
                verdict(row));
    }

    private static Judgement verdict(ComparisonRow row) {
        if (!row.valid()) {
            return new Judgement(Verdict.INCONCLUSIVE, row.invalidBecause());
        }
        boolean slow = !row.condition().time(Factors.DB_LATENCY).isZero();
        return switch (row.setup()) {
            case LOOP ->
                    slow
                            ? new Judgement(
                                    Verdict.BAD,
                                    "its event loops stood blocked 97 % of the time and 8 liveness"
                                            + " probes failed")
                            : new Judgement(Verdict.OK, "p99 2.0 ms, best of its condition");
            case "reactive-session" ->
                    slow
                            ? new Judgement(Verdict.CAUTION, "3 connections were left open")
                            : new Judgement(Verdict.OK, "p99 2.9 ms");
            case "blocking-on-virtual-thread" ->
                    slow
                            ? new Judgement(
                                    Verdict.INCONCLUSIVE,
                                    "p99 differs from the best by less than its trials do")
                            : new Judgement(Verdict.OK, "p99 2.5 ms");
            default -> new Judgement(Verdict.OK, "no worse than the best");
        };
    }
}
