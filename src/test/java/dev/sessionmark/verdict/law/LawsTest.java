package dev.sessionmark.verdict.law;

import static dev.sessionmark.experiment.Windows.healthy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Experiments;
import dev.sessionmark.experiment.Machines;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.experiment.Windows;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonBuilder;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Verdict;
import dev.sessionmark.verdict.VerdictThresholds;
import dev.sessionmark.verdict.law.Checked.Compliance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of four seconds; two event loops, two processors. */
class LawsTest {

    private static final String OPEN = "\"rate\": 400";
    private static final String SETUP = "reactive-session";

    /** An experiment with one setup and no added latency. */
    private static Comparison compare(String plan, Windows... windows) {
        ExperimentResult measured = Experiments.of(SETUP).trial(SETUP, windows).build();
        ExperimentResult planned =
                new ExperimentResult(
                        measured.id(),
                        Plans.of("{\"setups\": [\"%s\"], %s}".formatted(SETUP, plan)),
                        measured.environment(),
                        measured.preparation(),
                        measured.startedAt(),
                        measured.endedAt(),
                        measured.trials(),
                        null);
        return ComparisonBuilder.build(planned, VerdictThresholds.defaults(), setup -> "reactive");
    }

    private static Checked check(Law law, String plan, Windows... windows) {
        Comparison comparison = compare(plan, windows);
        return Laws.of(comparison.rows().getFirst(), comparison.experiment()).get(law.ordinal());
    }

    private static Compliance outcome(Law law, String plan, Windows... windows) {
        return check(law, plan, windows).outcome();
    }

    /** 400 requests/s that hold a connection for 5 ms have 2 of them in use. */
    @ParameterizedTest
    @CsvSource({
        "2, HOLDS",
        "1.5, HOLDS",
        "2.7, HOLDS",
        "1, BROKEN",
        "0, BROKEN",
        "4, BROKEN",
        "20, BROKEN"
    })
    void connectionsInUse(double seen, Compliance expected) {
        Checked checked =
                check(Law.CONNECTIONS_IN_USE, OPEN, healthy().rate(400).holdMs(5).inUse(seen));

        assertEquals(expected, checked.outcome(), checked::sentence);
        assertEquals(seen, checked.first(), 0.001);
        assertEquals(2, checked.second(), 0.01);
    }

    @Test
    void aLostConnectionIsInUseForEver() {
        Windows leak = healthy().rate(400).holdMs(5).inUse(9).leftOpen(1);

        assertEquals(Compliance.UNCHECKED, outcome(Law.CONNECTIONS_IN_USE, OPEN, leak));
    }

    /** 10 requests/s of 1 ms: somebody who looks 800 times sees 8 of them, or twice as many. */
    @Test
    void fewLooksSayNothing() {
        Windows idle = healthy().rate(10).holdMs(1).inUse(0.02);

        assertEquals(Compliance.UNCHECKED, outcome(Law.CONNECTIONS_IN_USE, "\"rate\": 10", idle));
    }

    /** Seen are 2 and 6 where 2 are in use: windows that differ so much do not add up. */
    @Test
    void windowsThatDifferAreNoBreach() {
        Windows right = healthy().rate(400).holdMs(5).inUse(2);
        Windows wrong = healthy().rate(400).holdMs(5).inUse(6);

        assertEquals(Compliance.HOLDS, outcome(Law.CONNECTIONS_IN_USE, OPEN, right, wrong));
    }

    /** A pool of 5 that are held for 10 ms carries 500 requests/s. */
    @ParameterizedTest
    @CsvSource({"100, HOLDS", "500, HOLDS", "545, HOLDS", "600, BROKEN", "2000, BROKEN"})
    void pool(double rate, Compliance expected) {
        String plan = "\"poolSize\": 5, \"rate\": " + rate;
        Checked checked = check(Law.POOL, plan, healthy().rate(rate).holdMs(10));

        assertEquals(expected, checked.outcome(), checked::sentence);
        assertEquals(500, checked.second(), 1);
    }

    /** Two loops that are blocked for 5 ms by each request carry 400 requests/s. */
    @ParameterizedTest
    @CsvSource({
        "200, 0.5, HOLDS",
        "400, 1, HOLDS",
        "435, 1, HOLDS",
        "480, 1, BROKEN",
        "900, 0.9, BROKEN",
        "200, 0.1, UNCHECKED",
        "900, 0, UNCHECKED"
    })
    void loops(double rate, double blocked, Compliance expected) {
        Windows window = healthy().rate(rate).holdMs(5).blocked(blocked, "a.B.c(B.java:1)");
        Checked checked = check(Law.LOOPS, "\"rate\": " + rate, window);

        assertEquals(expected, checked.outcome(), checked::sentence);
        if (expected != Compliance.UNCHECKED) {
            assertEquals(400, checked.second(), 1);
        }
    }

    /** Two processors have 8 seconds in 4. */
    @ParameterizedTest
    @CsvSource({"0.5, HOLDS", "8, HOLDS", "8.7, HOLDS", "9, BROKEN", "16, BROKEN"})
    void cores(double cpuSeconds, Compliance expected) {
        Windows window = healthy().cpuSeconds(cpuSeconds).on(Machines.quiet().cores(2).build());

        assertEquals(expected, outcome(Law.CORES, OPEN, window));
    }

    /** Eight users who get 1,000 answers a second wait 8 ms for each, the mean of 0 to 16. */
    @ParameterizedTest
    @CsvSource({"15.84, HOLDS", "17, HOLDS", "8, BROKEN", "24, BROKEN"})
    void requestsInFlight(double p99Ms, Compliance expected) {
        Checked checked =
                check(
                        Law.REQUESTS_IN_FLIGHT,
                        "\"users\": 8",
                        healthy().closed().rate(1000).p99Ms(p99Ms));

        assertEquals(expected, checked.outcome(), checked::sentence);
        assertEquals(8, checked.second());
    }

    /** Answers that come after the window are waited for after it. */
    @Test
    void aServerThatStoodStillAtTheEndBreaksNoLaw() {
        Windows stall = healthy().closed().rate(1000).p99Ms(16, 16, 16, 12_000);

        assertEquals(Compliance.UNCHECKED, outcome(Law.REQUESTS_IN_FLIGHT, "\"users\": 8", stall));
    }

    @Test
    void anOpenLoadIsCountedByItsAnswersAlone() {
        assertEquals(Compliance.UNCHECKED, outcome(Law.REQUESTS_IN_FLIGHT, OPEN, healthy()));
    }

    /** Only what the generator sees of it can be checked. */
    @Test
    void nobodyLooksIntoAnotherProgram() {
        Windows service = healthy().closed().rate(1000).p99Ms(16).ofAService(true);
        Comparison comparison = compare("\"users\": 8", service);

        for (Checked checked : Laws.of(comparison.rows().getFirst(), comparison.experiment())) {
            Compliance expected =
                    checked.law() == Law.REQUESTS_IN_FLIGHT
                            ? Compliance.HOLDS
                            : Compliance.UNCHECKED;
            assertEquals(expected, checked.outcome(), checked::sentence);
        }
    }

    @Test
    void aRowThatBreaksALawIsInvalid() {
        Windows planted = healthy().rate(400).holdMs(5).inUse(4);
        ComparisonRow row = compare(OPEN, planted, planted).rows().getFirst();

        assertFalse(row.valid());
        assertEquals(0, row.validTrials());
        assertEquals(Verdict.INCONCLUSIVE, row.judgement().verdict());
        assertEquals(
                "Little's law for connections is broken: 4.0 connections seen in use, 2.0 by rate x"
                        + " mean hold (36 % may be off)",
                row.invalidBecause());
    }

    @Test
    void aRowThatObeysThemIsJudged() {
        ComparisonRow row = compare(OPEN, healthy(), healthy()).rows().getFirst();

        assertTrue(row.valid());
        assertNull(row.invalidBecause());
    }
}
