package dev.sessionmark.verdict;

import static dev.sessionmark.experiment.Windows.healthy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionmark.experiment.Experiments;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final String BAD_FAILS =
            "bad with no added database latency is BAD: event loops delayed 90 ms at p99";
    private static final String SO_SO_FAILS =
            "so-so with no added database latency is CAUTION: event loops delayed 20 ms at p99";
    private static final String UNSEEN_FAILS =
            "unseen with no added database latency could not be judged: lag";

    private static Comparison comparison() {
        return ComparisonBuilderTest.build(
                Experiments.of("good", "so-so", "bad")
                        .dbLatenciesMs(0)
                        .trial("good", healthy())
                        .trial("so-so", healthy().loopDelayP99Ms(20))
                        .trial("bad", healthy().p99Ms(2.5).loopDelayP99Ms(90)));
    }

    @Test
    void noDemandsAreMet() {
        assertEquals(List.of(), new Gate(null, null).failures(comparison()));
    }

    @Test
    void failsFromTheVerdictOn() {
        assertEquals(List.of(BAD_FAILS), new Gate(Verdict.BAD, null).failures(comparison()));
        assertEquals(
                List.of(SO_SO_FAILS, BAD_FAILS),
                new Gate(Verdict.CAUTION, null).failures(comparison()));
    }

    @Test
    void failsBeyondTheHighestP99() {
        assertEquals(List.of(), new Gate(null, Duration.ofMillis(3)).failures(comparison()));
        assertEquals(
                List.of("bad with no added database latency has a p99 of 2.5 ms, over 2.2 ms"),
                new Gate(null, Duration.ofNanos(2_200_000)).failures(comparison()));
    }

    @Test
    void whatCouldNotBeSeenDoesNotPass() {
        Comparison comparison =
                ComparisonBuilderTest.build(
                        Experiments.of("unseen", "few")
                                .dbLatenciesMs(0)
                                .trial("unseen", healthy().invalid("lag"))
                                .trial("few", healthy().rate(100)));
        assertEquals(List.of(UNSEEN_FAILS), new Gate(Verdict.BAD, null).failures(comparison));
        assertEquals(
                List.of(
                        UNSEEN_FAILS,
                        "few with no added database latency has too few responses for a p99"),
                new Gate(null, Duration.ofSeconds(1)).failures(comparison));
    }

    @Test
    void okIsNothingToFailOn() {
        assertThrows(IllegalArgumentException.class, () -> new Gate(Verdict.OK, null));
        assertThrows(IllegalArgumentException.class, () -> new Gate(Verdict.INCONCLUSIVE, null));
    }
}
