package dev.sessionmark.verdict;

import static dev.sessionmark.experiment.Windows.healthy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.Experiments;
import dev.sessionmark.experiment.Machines;
import dev.sessionmark.experiment.Windows;
import dev.sessionmark.measurement.MachineUse;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final String REACTIVE = "reactive-session";
    private static final String BLOCKING = "blocking-on-event-loop";

    private static Windows blocked() {
        return healthy().loopDelayP99Ms(412);
    }

    private static List<String> findings(Experiments experiment) {
        return Finding.paragraphs(ComparisonBuilderTest.build(experiment).findings());
    }

    /** Two trials of both setups, without added latency and at 5 ms. */
    private static List<String> findings(
            Windows reactive0, Windows reactive5, Windows blocking0, Windows blocking5) {
        Experiments experiment = Experiments.of(REACTIVE, BLOCKING);
        for (int i = 0; i < 2; i++) {
            experiment.trial(REACTIVE, reactive0, reactive5.dbLatencyMs(5));
            experiment.trial(BLOCKING, blocking0, blocking5.dbLatencyMs(5));
        }
        return findings(experiment);
    }

    @Test
    void nothingToChooseBetween() {
        assertEquals(
                List.of(
                        "No setup was found BAD under any condition.",
                        "The usual advice, reactive-session instead of blocking-on-event-loop, made"
                                + " no difference that a verdict counts with no added database latency"
                                + " (p99 2.0 ms against 2.0 ms); it made no difference that a verdict"
                                + " counts at +5 ms database latency (p99 2.0 ms against 2.0 ms).",
                        "Lowest p99 with no added database latency: no difference that a verdict"
                                + " counts among reactive-session and blocking-on-event-loop (2.0 ms)."
                                + " Lowest p99 at +5 ms database latency: no difference that a verdict"
                                + " counts among reactive-session and blocking-on-event-loop (2.0"
                                + " ms)."),
                findings(healthy(), healthy(), healthy(), healthy()));
    }

    @Test
    void theAdviceMayTurnOutWrong() {
        List<String> findings = findings(blocked(), healthy(), healthy(), healthy().p99Ms(1.2));
        assertEquals(
                "reactive-session is BAD with no added database latency: event loops delayed 412 ms"
                        + " at p99.",
                findings.get(0));
        assertEquals(
                "The usual advice, reactive-session instead of blocking-on-event-loop, was"
                        + " contradicted with no added database latency (BAD against OK); it was"
                        + " contradicted at +5 ms database latency (p99 2.0 ms against 1.2 ms).",
                findings.get(1));
        assertEquals(
                "Lowest p99 at +5 ms database latency: blocking-on-event-loop (1.2 ms), beyond the"
                        + " noise.",
                findings.get(2));
    }

    @Test
    void theAdviceMayNotHelp() {
        List<String> findings = findings(blocked(), blocked(), blocked(), blocked());
        assertEquals(
                List.of(
                        "reactive-session and blocking-on-event-loop are BAD under every condition,"
                                + " already with no added database latency (reactive-session: event"
                                + " loops delayed 412 ms at p99; blocking-on-event-loop: event"
                                + " loops delayed 412 ms at p99).",
                        "The usual advice, reactive-session instead of blocking-on-event-loop,"
                                + " could not help with no added database latency (both BAD); it could"
                                + " not help at +5 ms database latency (both BAD)."),
                findings);
    }

    @Test
    void whatCouldNotBeJudgedIsSaid() {
        List<String> findings =
                findings(
                        Experiments.of(REACTIVE, BLOCKING)
                                .dbLatenciesMs(0)
                                .trial(REACTIVE, healthy())
                                .trial(BLOCKING, healthy().invalid("the generator lagged")));
        assertEquals(
                List.of(
                        "No setup was found BAD.",
                        "The usual advice, reactive-session instead of blocking-on-event-loop,"
                                + " could be neither confirmed nor refuted with no added database"
                                + " latency (blocking-on-event-loop has no valid trial).",
                        "Inconclusive: blocking-on-event-loop with no added database latency (no"
                                + " valid trial: the generator lagged)."),
                findings);
    }

    @Test
    void otherSetupsSayNothingOfTheAdvice() {
        List<String> findings =
                findings(Experiments.of("no-pool").dbLatenciesMs(0).trial("no-pool", healthy()));
        assertEquals(List.of("No setup was found BAD."), findings);
    }

    @Test
    void setupsThatTurnTogetherShareASentence() {
        Experiments experiment = Experiments.of(REACTIVE, "no-pool", "session-held");
        for (int i = 0; i < 2; i++) {
            experiment.trial(REACTIVE, healthy(), healthy().dbLatencyMs(5));
            experiment.trial("no-pool", healthy(), healthy().dbLatencyMs(5).succeeded(0.5));
            experiment.trial("session-held", healthy(), healthy().dbLatencyMs(5).p99Ms(30));
        }
        assertEquals(
                "no-pool and session-held are OK with no added database latency and BAD at +5 ms"
                        + " database latency (no-pool: answered only 50 % of the offered 2,000"
                        + " requests/s; session-held: p99 30 ms, 15 times that of reactive-session"
                        + " (2.0 ms)).",
                findings(experiment).get(0));
    }

    @Test
    void longListsAreCut() {
        Experiments experiment = Experiments.of("a", "b", "c", "d", "e", "f").dbLatenciesMs(0);
        for (String setup : List.of("a", "b", "c", "d", "e")) {
            experiment.trial(setup, healthy().invalid("lag"));
        }
        String finding = findings(experiment.trial("f", healthy())).getLast();
        assertTrue(finding.endsWith("(no valid trial: lag). And 2 more."), finding);
    }

    @Test
    void nothingJudgedFindsNothing() {
        List<String> findings =
                findings(
                        Experiments.of("no-pool")
                                .dbLatenciesMs(0)
                                .failed("no-pool", "no answer within 30 s"));
        assertEquals(List.of("No measurement is valid: trial 1: no answer within 30 s."), findings);
    }

    @Test
    void whereNothingIsValidTheFirstSentenceNamesTheNeighbours() {
        MachineUse busy = Machines.busy().build().disturbed("busy");
        List<String> findings =
                findings(
                        Experiments.of(REACTIVE, BLOCKING)
                                .dbLatenciesMs(0)
                                .trial(REACTIVE, healthy().on(busy).invalid("busy; and late"))
                                .trial(BLOCKING, healthy().on(busy).invalid("busy")));
        assertEquals(
                List.of(
                        "No measurement is valid: other programs kept the machine busy, 1.0 of 2"
                                + " processors on average (bash 1.0). End them, or wait until they"
                                + " have ended, and measure again; --tolerate-neighbours measures"
                                + " beside them and marks every row."),
                findings);
    }

    @Test
    void whereNothingIsValidTheMostFrequentReasonIsTold() {
        MachineUse busy = Machines.busy().build().disturbed("busy");
        List<String> findings =
                findings(
                        Experiments.of("a", "b", "c")
                                .dbLatenciesMs(0)
                                .trial("a", healthy().invalid("the clock was set by 3.0 s"))
                                .trial("b", healthy().invalid("withheld for 1.20 s; busy").on(busy))
                                .trial(
                                        "c",
                                        healthy().invalid("withheld for 0.80 s; busy").on(busy)));
        assertEquals(List.of("No measurement is valid: withheld for 1.20 s."), findings);
    }
}
