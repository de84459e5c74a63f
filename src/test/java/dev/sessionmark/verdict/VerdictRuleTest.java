package dev.sessionmark.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.Windows;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.verdict.pair.LatencyComparer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictRuleTest {

    private static final String FRAME = "AccountResource.read(AccountResource.java:41)";
    private static final VerdictThresholds THRESHOLDS = VerdictThresholds.defaults();
    private static final VerdictRule RULE = new VerdictRule(THRESHOLDS);
    private static final LatencyComparer COMPARER = new LatencyComparer(THRESHOLDS, 1, false);

    private static Windows healthy() {
        return Windows.healthy();
    }

    private static ComparisonRow row(String setup, Windows... windows) {
        List<Window> built = Arrays.stream(windows).map(Windows::build).toList();
        return ComparisonRow.merge(setup, "reactive", new Condition(Duration.ZERO), built, null);
    }

    private static Judgement alone(Windows... windows) {
        return RULE.judge(row("tested", windows), null, null);
    }

    /** Against a best setup with a p99 of 2 ms. */
    private static Judgement against(Windows... windows) {
        ComparisonRow best = row("best", healthy(), healthy());
        ComparisonRow row = row("tested", windows);
        return RULE.judge(row, best, COMPARER.p99(row, best));
    }

    private static void assertJudged(Verdict verdict, String because, Judgement judgement) {
        assertEquals(because, judgement.because());
        assertEquals(verdict, judgement.verdict());
    }

    @Test
    void aDelayThatAnIdleLoopHasTooIsToldAsItsBound() {
        Windows loud = healthy().idleLoopDelayMs(4);
        assertJudged(
                Verdict.OK,
                "p99 2.0 ms; event loops delayed <1.2 ms at p99",
                alone(healthy().idleLoopDelayMs(1.2), loud));
        assertJudged(
                Verdict.OK,
                "p99 2.0 ms; event loops delayed 1.0 ms at p99",
                alone(healthy().idleLoopDelayMs(0.5), loud));
    }

    @Test
    void harmlessIsOk() {
        assertJudged(
                Verdict.OK,
                "p99 2.0 ms; event loops delayed 1.0 ms at p99",
                alone(healthy(), healthy()));
        assertJudged(
                Verdict.OK,
                "p99 2.1 ms, within the noise of the best setup (best, 2.0 ms); event loops delayed"
                        + " 1.0 ms at p99",
                against(healthy().p99Ms(2.1), healthy().p99Ms(2)));
        assertJudged(
                Verdict.OK,
                "p99 2.6 ms, 1.3 times that of best (2.0 ms); event loops delayed 1.0 ms at p99",
                against(healthy().p99Ms(2.6), healthy().p99Ms(2.6)));
    }

    @Test
    void aServiceIsOkOnlyWhereABystanderShowsWhetherItKeepsOthersWaiting() {
        assertJudged(
                Verdict.OK,
                "p99 2.0 ms; other requests took 0.91 ms at p90",
                alone(healthy().ofAService(true), healthy().ofAService(true)));
        assertJudged(
                Verdict.INCONCLUSIVE,
                "p99 2.0 ms, but whether it keeps other requests waiting is not known: it has no"
                        + " bystander",
                alone(healthy().ofAService(false), healthy().ofAService(false)));
        assertEquals(
                Verdict.BAD,
                alone(healthy().ofAService(false).succeeded(0.3)).verdict(),
                "what was seen is seen without one, too");
    }

    @Test
    void theBestItselfSaysSo() {
        ComparisonRow best = row("best", healthy(), healthy());
        assertJudged(
                Verdict.OK,
                "p99 2.0 ms, no setup had a lower one; event loops delayed 1.0 ms at p99",
                RULE.judge(best, best, null));
    }

    @ParameterizedTest
    @CsvSource({
        "9.9, OK",
        "10.2, CAUTION",
        "69, CAUTION",
        "71, BAD",
        "412, BAD",
    })
    void loopDelayDecides(double p99Ms, Verdict expected) {
        assertEquals(expected, alone(healthy().loopDelayP99Ms(p99Ms)).verdict());
    }

    @Test
    void blockedLoopNamesTheCulprit() {
        assertJudged(
                Verdict.BAD,
                "event loops delayed 412 ms at p99, blocked 91 % of the time in " + FRAME,
                alone(healthy().loopDelayP99Ms(412).blocked(0.91, FRAME)));
    }

    @Test
    void blockingThatDoesNoHarmIsOk() {
        assertJudged(
                Verdict.OK,
                "p99 2.0 ms; event loops delayed 3.0 ms at p99, though blocked 34 % of the time in "
                        + FRAME,
                alone(healthy().loopDelayP99Ms(3).blocked(0.34, FRAME)));
    }

    @Test
    void blockedNearlyAllTheTimeIsAWarning() {
        assertJudged(
                Verdict.CAUTION,
                "event loops blocked 85 % of the time in "
                        + FRAME
                        + ", so little more load would saturate them",
                alone(healthy().loopDelayP99Ms(3).blocked(0.85, FRAME)));
    }

    @Test
    void failedLivenessProbeIsAlwaysBad() {
        assertJudged(
                Verdict.BAD,
                "1 liveness probe would have failed (no answer within 1 s)",
                alone(healthy().failedProbes(1), healthy(), healthy()));
    }

    @Test
    void overloadIsTheGravestFigureAndNotAnErrorBesides() {
        assertJudged(
                Verdict.BAD,
                "answered only 38 % of the offered 2,000 requests/s; event loops delayed 412 ms at"
                        + " p99",
                alone(healthy().succeeded(0.38).loopDelayP99Ms(412)));
        assertEquals(Verdict.CAUTION, alone(healthy().succeeded(0.985)).verdict());
        assertEquals(Verdict.OK, alone(healthy().succeeded(0.9995)).verdict());
    }

    @Test
    void queueThatGrowsIsOverloadThoughEverythingIsAnswered() {
        Judgement judgement = alone(healthy().carried(0.5));
        assertJudged(Verdict.BAD, "answered only 50 % of the offered 2,000 requests/s", judgement);
    }

    @Test
    void aPauseAtTheEndOfAWindowIsNoOverload() {
        assertEquals(Verdict.OK, alone(healthy().carried(1, 1, 1, 0.9)).verdict());
        assertEquals(Verdict.BAD, alone(healthy().carried(0.97)).verdict());
    }

    @Test
    void whatIsNeverServedIsLaterThanAnyAnswer() {
        Windows overloaded = healthy().succeeded(0.985);
        assertJudged(
                Verdict.BAD,
                "p99 not served, against 2.0 ms of best; answered only 98.5 % of the offered 2,000"
                        + " requests/s",
                against(overloaded, overloaded));
    }

    @Test
    void errorsDecideByTheirShare() {
        assertJudged(
                Verdict.BAD,
                "5.0 % of the requests failed (status other than 2xx: 400)",
                alone(healthy().badStatus(400)));
        assertEquals(Verdict.CAUTION, alone(healthy().badStatus(20)).verdict());
        assertEquals(Verdict.OK, alone(healthy().badStatus(8)).verdict());
    }

    @Test
    void bystandersAreJudgedByWhatTheirNumberAllows() {
        assertJudged(
                Verdict.CAUTION,
                "requests that need no database took 27 ms at p90",
                alone(healthy().bystanderMs(30), healthy().bystanderMs(30)));
        assertEquals(
                Verdict.BAD, alone(healthy().bystanderMs(90), healthy().bystanderMs(90)).verdict());
    }

    @Test
    void connectionsLeftOpenAreBadEvenInOneTrial() {
        assertJudged(
                Verdict.BAD,
                "left 4 database connections in use with no request running",
                alone(healthy(), healthy().leftOpen(4)));
    }

    @Test
    void latencyDecidesAgainstTheBest() {
        assertJudged(
                Verdict.CAUTION,
                "p99 8.0 ms, 4.0 times that of best (2.0 ms)",
                against(healthy().p99Ms(8), healthy().p99Ms(8)));
        assertJudged(
                Verdict.BAD,
                "p99 24 ms, 12 times that of best (2.0 ms)",
                against(healthy().p99Ms(24), healthy().p99Ms(24)));
        assertEquals(
                Verdict.CAUTION,
                against(healthy().p99Ms(11.5), healthy().p99Ms(11.5)).verdict(),
                "5.7 times, but less than 10 ms more");
    }

    @Test
    void largeRatioWithinTheSpreadIsInconclusive() {
        assertJudged(
                Verdict.INCONCLUSIVE,
                "p99 59 ms, 30 times that of best (2.0 ms), but its trials range from 2.5 ms to 60"
                        + " ms",
                against(healthy().p99Ms(2.5), healthy().p99Ms(60)));
    }

    @Test
    void aSingleTrialDecidesNothingByItsLatency() {
        assertJudged(
                Verdict.INCONCLUSIVE,
                "p99 59 ms, 29 times that of best (2.0 ms), but a single trial does not show how"
                        + " far trials differ",
                against(healthy().p99Ms(59)));
    }

    @Test
    void noiseThatHidesADifferenceIsSaid() {
        assertJudged(
                Verdict.OK,
                "p99 5.0 ms, within the noise of the best setup (best, 2.0 ms), since its trials"
                        + " range from 2.2 ms to 5.0 ms; event loops delayed 1.0 ms at p99",
                against(healthy().p99Ms(2.2), healthy().p99Ms(5)));
    }

    @Test
    void gravestFigureComesFirst() {
        assertJudged(
                Verdict.BAD,
                "left 2 database connections in use with no request running; event loops delayed 20"
                        + " ms at p99",
                alone(healthy().leftOpen(2).loopDelayP99Ms(20)));
    }

    @Test
    void atMostThreeFigures() {
        Judgement judgement =
                alone(healthy().failedProbes(3).succeeded(0.4).loopDelayP99Ms(400).leftOpen(2));
        assertEquals(
                "3 liveness probes would have failed (no answer within 1 s); answered only 40 % of"
                        + " the offered 2,000 requests/s; event loops delayed 400 ms at p99",
                judgement.because());
    }

    @Test
    void withoutAValidTrialNothingIsJudged() {
        assertJudged(
                Verdict.INCONCLUSIVE,
                "no valid trial: the load generator lagged",
                alone(
                        healthy().failedProbes(9).invalid("the load generator lagged"),
                        healthy().invalid("the load generator lagged")));
    }

    @Test
    void invalidTrialsDoNotCount() {
        assertEquals(
                Verdict.OK,
                alone(healthy().loopDelayP99Ms(500).invalid("lag"), healthy()).verdict());
    }

    @Test
    void tooFewResponsesAreInconclusiveUnlessTheHarmIsPlain() {
        assertJudged(
                Verdict.INCONCLUSIVE,
                "800 responses, too few for a p99",
                alone(healthy().rate(200)));
        assertEquals(Verdict.BAD, alone(healthy().rate(200).loopDelayP99Ms(300)).verdict());
    }

    @Test
    void contradictingTrialsAreInconclusive() {
        assertJudged(
                Verdict.INCONCLUSIVE,
                "the trials contradict one another: 1 of 2 found no harm, but 1 found: event loops"
                        + " delayed 310 ms at p99",
                alone(healthy(), healthy().loopDelayP99Ms(310)));
        assertEquals(
                Verdict.BAD,
                alone(
                                healthy(),
                                healthy().loopDelayP99Ms(310),
                                healthy().loopDelayP99Ms(300),
                                healthy().loopDelayP99Ms(320))
                        .verdict(),
                "one against three");
    }

    @Test
    void closedModelHasNoOverload() {
        assertEquals(Verdict.OK, alone(healthy().closed()).verdict());
    }

    @Test
    void onlyHarmlessSetupsAreMeasuredAgainst() {
        assertTrue(RULE.fitAsBest(row("a", healthy())));
        assertFalse(RULE.fitAsBest(row("a", healthy().badStatus(4_000))), "failing is fast");
        assertFalse(RULE.fitAsBest(row("a", healthy().invalid("lag"))));
        assertFalse(RULE.fitAsBest(row("a", healthy().rate(100))), "no p99");
    }
}
