package dev.sessionmark.verdict;

import static dev.sessionmark.experiment.Windows.healthy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.Experiments;
import dev.sessionmark.experiment.Windows;
import dev.sessionmark.measurement.Culprit;
import dev.sessionmark.measurement.factor.Factors;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ComparisonBuilderTest {

    private static final String REACTIVE = "reactive-session";
    private static final String BLOCKING = "blocking-on-event-loop";

    static Comparison build(Experiments experiment) {
        return ComparisonBuilder.build(
                experiment.build(),
                VerdictThresholds.defaults(),
                setup -> setup.startsWith("reactive") ? "reactive" : "blocking");
    }

    private static List<String> order(Comparison comparison) {
        return comparison.rows().stream()
                .map(row -> row.setup() + "@" + row.condition().time(Factors.DB_LATENCY).toMillis())
                .toList();
    }

    @Test
    void rowsStandByConditionThenByPlan() {
        Experiments experiment =
                Experiments.of("b", "reactive-a")
                        .trial("reactive-a", healthy(), healthy().dbLatencyMs(5))
                        .trial("b", healthy(), healthy().dbLatencyMs(5))
                        .trial("b", healthy(), healthy().dbLatencyMs(5));
        Comparison comparison = build(experiment);
        assertEquals(List.of("b@0", "reactive-a@0", "b@5", "reactive-a@5"), order(comparison));
        assertEquals(2, comparison.rows().get(0).validTrials());
        assertEquals("blocking", comparison.rows().get(0).connectionType());
        assertEquals("reactive", comparison.rows().get(1).connectionType());
        assertNull(comparison.noiseFloors());
        assertTrue(comparison.differenceTest().contains("bootstrap"));
    }

    /** A planner may ask for what lies between, or beyond. */
    @Test
    void conditionsThatNobodyPlannedStandWhereTheyBelong() {
        Experiments experiment =
                Experiments.of("a", "b")
                        .trial("a", healthy().dbLatencyMs(9), healthy().dbLatencyMs(5))
                        .trial("b", healthy().dbLatencyMs(2), healthy());

        assertEquals(
                List.of("0ms", "2ms", "5ms", "9ms"),
                build(experiment).rows().stream().map(row -> row.condition().id()).toList());
    }

    @Test
    void validTrialsAreMerged() {
        Experiments experiment =
                Experiments.of("a")
                        .trial("a", healthy().blocked(0.2, "A.x(A.java:1)"))
                        .trial("a", healthy().p99Ms(3).blocked(0.4, "B.y(B.java:2)").leftOpen(1))
                        .trial("a", healthy().p99Ms(800).blocked(1, "C").invalid("lag"));
        ComparisonRow row = build(experiment).rows().get(0);
        assertEquals(3, row.windows().size());
        assertEquals(2, row.validTrials());
        assertEquals(16_000, row.load().counts().intended());
        assertEquals(16_000, row.load().responseTime().total());
        assertEquals(2_000, row.load().offeredRate());
        assertEquals(2_000, row.load().achievedRate());
        assertEquals(0.3, row.sut().loops().blockedShare(), 1e-9);
        assertEquals(
                List.of(new Culprit("B.y(B.java:2)", 0.2), new Culprit("A.x(A.java:1)", 0.1)),
                row.sut().loops().culprits());
        assertEquals(160, row.load().bystander().sent());
        assertEquals(1, row.sut().sessions().leftOpen());
        assertEquals(0.2, row.cpuMsPerRequest(), 1e-9);
        assertNull(row.invalidBecause());
    }

    @Test
    void withoutAValidTrialAllAreShownAndNoneJudged() {
        Experiments experiment =
                Experiments.of("a")
                        .trial("a", healthy().invalid("lag"))
                        .trial("a", healthy().invalid("throttled"));
        ComparisonRow row = build(experiment).rows().get(0);
        assertFalse(row.valid());
        assertEquals("lag; throttled", row.invalidBecause());
        assertEquals(16_000, row.load().responseTime().total());
        assertEquals(Verdict.INCONCLUSIVE, row.judgement().verdict());
    }

    @Test
    void failedTrialIsShownWithItsReason() {
        Experiments experiment =
                Experiments.of("a", "b")
                        .trial("a", healthy(), healthy().dbLatencyMs(5))
                        .failed("b", "the process ended with exit code 1", healthy());
        Comparison comparison = build(experiment);
        assertEquals(List.of("a@0", "b@0", "a@5", "b@5"), order(comparison));
        ComparisonRow failed = comparison.rows().get(3);
        assertEquals("trial 2: the process ended with exit code 1", failed.invalidBecause());
        assertEquals(0, failed.load().counts().intended());
        assertTrue(Double.isNaN(failed.load().achievedRate()));
        assertTrue(Double.isNaN(failed.cpuMsPerRequest()));
        assertEquals(
                "no valid trial: trial 2: the process ended with exit code 1",
                failed.judgement().because());
    }

    @Test
    void conditionsNotReachedAreAbsent() {
        Experiments experiment =
                Experiments.of("a", "b").trial("a", healthy()).incomplete("interrupted");
        assertEquals(List.of("a@0"), order(build(experiment)));
    }

    @Test
    void nothingMeasuredIsAnEmptyTable() {
        Comparison comparison = build(Experiments.of("a").incomplete("interrupted"));
        assertEquals(List.of(), comparison.rows());
        assertEquals(List.of("Nothing was measured."), Finding.paragraphs(comparison.findings()));
    }

    @Test
    void failingFastIsNoBest() {
        Experiments experiment = Experiments.of("a", "b", "c").dbLatenciesMs(0);
        for (int i = 0; i < 2; i++) {
            experiment.trial("a", healthy().p99Ms(0.2).badStatus(4_000));
            experiment.trial("b", healthy().p99Ms(2));
            experiment.trial("c", healthy().p99Ms(40));
        }
        List<ComparisonRow> rows = build(experiment).rows();
        assertEquals(Verdict.BAD, rows.get(0).judgement().verdict());
        assertEquals(Verdict.OK, rows.get(1).judgement().verdict());
        assertEquals(
                new Judgement(
                        Verdict.BAD,
                        "p99 40 ms, 20 times that of b (2.0 ms)",
                        "p99 40 ms, 20 times the lowest"),
                rows.get(2).judgement());
    }

    @Test
    void aaComparesOddWithEvenRounds() {
        Experiments experiment = Experiments.of("a").dbLatenciesMs(0).aa();
        double[] p99Ms = {2.0, 2.1, 2.05, 2.0};
        for (double p99 : p99Ms) {
            experiment.trial("a", healthy().p99Ms(p99));
        }
        Comparison comparison = build(experiment);
        NoiseFloor floor = comparison.noiseFloors().get(0);
        assertEquals(2, floor.trialsA());
        assertEquals(2, floor.trialsB());
        assertEquals(2.05 / 2.1, floor.p99().ratio(), 0.03);
        assertEquals(2.05e6, floor.p99().trialsA().max(), 1e4);
        assertEquals(2.1e6, floor.p99().trialsB().max(), 1e4);
        assertFalse(floor.falseAlarm());
        assertEquals(1, comparison.rows().size());
        String finding = comparison.findings().get(0).sentence();
        assertTrue(finding.startsWith("Measured against itself with no added"), finding);
        assertTrue(finding.endsWith(": not called a difference, as it should be."), finding);
    }

    /** Takes about 0.2 s; adding whole histograms 1,000 times for each interval took minutes. */
    @Test
    @Timeout(60)
    void nineSetupsAreComparedWithoutAddingHistogramsAThousandTimes() {
        String[] setups = IntStream.range(0, 9).mapToObj(i -> "s" + i).toArray(String[]::new);
        Experiments experiment = Experiments.of(setups);
        for (String setup : setups) {
            for (int trial = 0; trial < 2; trial++) {
                Windows other = healthy().dbLatencyMs(5).p99Ms(8 + trial, 9, 10, 9);
                experiment.trial(setup, healthy().p99Ms(2, 2.2 + trial, 2.1, 2), other);
            }
        }
        assertEquals(18, build(experiment).rows().size());
    }

    @Test
    void theLessonCanBeReadFromTheFindings() {
        Experiments experiment = Experiments.of(REACTIVE, BLOCKING, "reactive-client");
        String frame = "AccountResource.read(AccountResource.java:41)";
        for (int i = 0; i < 2; i++) {
            experiment.trial(REACTIVE, healthy().p99Ms(3), healthy().dbLatencyMs(5).p99Ms(8.1));
            experiment.trial(
                    BLOCKING,
                    healthy().p99Ms(1.2).blocked(0.3, frame),
                    healthy()
                            .dbLatencyMs(5)
                            .p99Ms(2_300)
                            .succeeded(0.38)
                            .loopDelayP99Ms(412)
                            .blocked(0.91, frame));
            experiment.trial(
                    "reactive-client", healthy().p99Ms(1.22), healthy().dbLatencyMs(5).p99Ms(8));
        }
        assertEquals(
                List.of(
                        "blocking-on-event-loop is OK with no added database latency and BAD at +5"
                                + " ms database latency: answered only 38 % of the offered 2,000"
                                + " requests/s.",
                        "The usual advice, reactive-session instead of blocking-on-event-loop, was"
                                + " contradicted with no added database latency (p99 3.0 ms against 1.2"
                                + " ms); it held at +5 ms database latency (OK against BAD).",
                        "Lowest p99 with no added database latency: no difference that a verdict"
                                + " counts among blocking-on-event-loop and reactive-client (1.2 ms)."
                                + " Lowest p99 at +5 ms database latency: no difference that a verdict"
                                + " counts among reactive-session and reactive-client (8.0 ms to 8.1"
                                + " ms)."),
                Finding.paragraphs(build(experiment).findings()));
    }
}
