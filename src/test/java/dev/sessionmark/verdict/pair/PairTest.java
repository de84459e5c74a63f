package dev.sessionmark.verdict.pair;

import static dev.sessionmark.experiment.Windows.healthy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.Experiments;
import dev.sessionmark.experiment.Windows;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonBuilder;
import dev.sessionmark.verdict.VerdictThresholds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairTest {

    private static final String A = "reactive-session";
    private static final String B = "blocking-on-worker";

    private static Comparison build(Experiments experiment) {
        return ComparisonBuilder.build(
                experiment.build(), VerdictThresholds.defaults(), setup -> "any");
    }

    private static Comparison compared(List<Windows> a, List<Windows> b) {
        Experiments experiment = Experiments.of(A, B).dbLatenciesMs(0);
        a.forEach(window -> experiment.trial(A, window));
        b.forEach(window -> experiment.trial(B, window));
        return build(experiment);
    }

    private static Pair pair(List<Windows> a, List<Windows> b) {
        return compared(a, b).pairs().getFirst();
    }

    /** One trial for each p99. */
    private static List<Windows> trials(String p99Ms) {
        return Arrays.stream(p99Ms.strip().split(" "))
                .map(ms -> healthy().p99Ms(Double.parseDouble(ms)))
                .toList();
    }

    /** The p99 of the trials of both. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2 2.02        | 2 2.02        | SAME
                    2 2.02        | 2.1 2.12      | SAME
                    2 2.02        | 2.6 2.62      | A_LOWER
                    2.6 2.62      | 2 2.02        | B_LOWER
                    20 20.2       | 26 26.2       | A_LOWER
                    20 30         | 22 28         | CANNOT_TELL
                    20 30 21 29   | 22 28 30 20   | SAME
                    20 40 21 39   | 22 38 40 20   | CANNOT_TELL
                    0.3 0.5       | 0.4 0.45      | SAME
                    20 20.2       | 90            | CANNOT_TELL
                    20            | 90            | CANNOT_TELL
                    20            | 20            | CANNOT_TELL
                    """)
    void onlyWhatTheTrialsShowIsSaid(String a, String b, ComparedQuantile.Outcome outcome) {
        Pair pair = pair(trials(a), trials(b));
        assertEquals(outcome, pair.p99().outcome(), pair.sentence());
        assertEquals(outcome == ComparedQuantile.Outcome.CANNOT_TELL, pair.p99().because() != null);
        assertEquals(
                outcome, pair.reversed().reversed().p99().outcome(), "seen twice from the other");
    }

    @Test
    void noDifferenceBeyondTheNoiseIsNoSameness() {
        Pair noisy = pair(trials("20 30"), trials("22 28"));
        assertEquals(Pair.Outcome.CANNOT_TELL, noisy.outcome());
        assertNull(noisy.by());
        assertTrue(
                noisy.p99()
                        .because()
                        .matches(
                                "0\\.\\d+ to \\d\\.\\d times; a difference of \\d\\.\\d times would show"),
                noisy.figures());
        assertTrue(
                noisy.sentence()
                        .startsWith(
                                "reactive-session and blocking-on-worker cannot be told apart with"
                                        + " no added database latency (p99 30 ms against 28 ms, 0."),
                noisy.sentence());
    }

    @Test
    void aSingleTrialDecidesNothingAndRecommendsNothing() {
        Comparison comparison = compared(trials("2"), trials("2 2.02"));
        Pair pair = comparison.pairs().getFirst();
        assertEquals(
                "reactive-session and blocking-on-worker cannot be told apart with no added"
                        + " database latency (p99 2.0 ms against 2.0 ms, a single trial does not show"
                        + " how far trials differ).",
                pair.sentence());
        ConditionOutcome condition = comparison.conditions().getFirst();
        assertNull(condition.advised().setup());
        assertEquals(List.of(A, B), condition.advised().undecided());
        assertEquals(List.of(A, B), condition.lowestP99().setups());
        assertEquals(false, condition.lowestP99().decided());
    }

    /** Failing fast has the lower p99, and is worse all the same. */
    @Test
    void aVerdictOutweighsTheP99() {
        Windows failing = healthy().p99Ms(0.5).badStatus(4_000);
        Comparison comparison = compared(List.of(failing, failing), trials("6 6.1"));
        Pair pair = comparison.pairs().getFirst();
        assertEquals(ComparedQuantile.Outcome.A_LOWER, pair.p99().outcome());
        assertEquals(Pair.Outcome.B_BETTER, pair.outcome());
        assertEquals(Pair.By.VERDICT, pair.by());
        assertEquals(
                "blocking-on-worker is better than reactive-session with no added database latency"
                        + " (OK against BAD).",
                pair.sentence());
        Advised advised = comparison.conditions().getFirst().advised();
        assertEquals(B, advised.setup());
        assertEquals(
                "blocking-on-worker with no added database latency: no other setup that is not BAD"
                        + " has a p99 as low.",
                advised.sentence());
    }

    @Test
    void whatIsNotServedIsSlowerThanWhatIs() {
        Windows lost = healthy().p99Ms(1).succeeded(0.9);
        Pair pair = pair(List.of(lost, lost), trials("6 6.1"));
        assertEquals(ComparedQuantile.Outcome.B_LOWER, pair.p99().outcome());
        assertEquals(ComparedQuantile.Outcome.A_LOWER, pair.p50().outcome());
        Pair both = pair(List.of(lost, lost), List.of(lost, lost));
        assertEquals(Pair.Outcome.BOTH_BAD, both.outcome());
        assertEquals("neither was served", both.p99().because());
        assertEquals(ComparedQuantile.Outcome.SAME, both.p50().outcome());
        Pair mixed = pair(List.of(lost, healthy().p99Ms(1)), trials("6 6.1"));
        assertEquals(ComparedQuantile.Outcome.CANNOT_TELL, mixed.p99().outcome());
    }

    @Test
    void whatWasNotJudgedIsNotCompared() {
        Windows invalid = healthy().invalid("the load generator lagged");
        Pair pair = pair(List.of(invalid, invalid), trials("6 6.1"));
        assertEquals(Pair.Outcome.CANNOT_TELL, pair.outcome());
        assertEquals("reactive-session has no valid trial", pair.p50().because());
        assertEquals(
                "reactive-session and blocking-on-worker cannot be told apart with no added"
                        + " database latency (reactive-session has no valid trial).",
                pair.sentence());
    }

    @Test
    void whatIsShownToBeTheSameMayBeRecommendedInTheOrderOfWhatFitsMost() {
        Comparison comparison = compared(trials("2.2 2.21"), trials("2.1 2.11"));
        ConditionOutcome condition = comparison.conditions().getFirst();
        assertEquals(A, condition.advised().setup());
        assertEquals(List.of(B), condition.advised().alike());
        assertEquals(
                "Lowest p99 with no added database latency: no difference that a verdict counts"
                        + " among reactive-session and blocking-on-worker (2.1 ms to 2.2 ms).",
                condition.lowestP99().sentence());
        assertTrue(condition.lowestP99().decided());
    }

    /** CAUTION against OK is no difference of a pair: it decides only among what is the same. */
    @Test
    void betweenOkAndCautionTheTrialsDecide() {
        Windows slower = healthy().loopDelayP99Ms(12);
        List<Windows> caution = List.of(slower.p99Ms(20), healthy().loopDelayP99Ms(12).p99Ms(30));
        Advised undecided = compared(caution, trials("22 28")).conditions().getFirst().advised();
        assertNull(undecided.setup());
        assertEquals(List.of(B, A), undecided.undecided());
        List<Windows> same = List.of(healthy().loopDelayP99Ms(12), healthy().loopDelayP99Ms(12));
        Advised decided = compared(same, trials("2 2")).conditions().getFirst().advised();
        assertEquals(B, decided.setup());
        assertEquals(List.of(A), decided.alike());
    }

    @Test
    void whatOnlyWarnsIsNeverRecommended() {
        Experiments experiment = Experiments.of("no-pool", A).dbLatenciesMs(0);
        for (int i = 0; i < 2; i++) {
            experiment.trial("no-pool", healthy().p99Ms(1));
            experiment.trial(A, healthy().p99Ms(9));
        }
        ConditionOutcome condition = build(experiment).conditions().getFirst();
        assertEquals(List.of("no-pool"), condition.lowestP99().setups());
        assertEquals(A, condition.advised().setup());
    }

    @Test
    void whereAllAreBadNothingIsRecommended() {
        Windows bad = healthy().loopDelayP99Ms(412);
        Advised advised =
                compared(List.of(bad, bad), List.of(bad, bad)).conditions().getFirst().advised();
        assertNull(advised.setup());
        assertEquals(
                "Nothing measured with no added database latency can be recommended: no setup is OK"
                        + " or CAUTION.",
                advised.sentence());
    }
}
