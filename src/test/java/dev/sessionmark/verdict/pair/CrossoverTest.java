package dev.sessionmark.verdict.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossoverTest {

    private static Crossover along(String letters) {
        List<Crossover> all =
                Crossovers.of(
                        Outcomes.conditions(letters),
                        List.of(Outcomes.A, Outcomes.B),
                        Outcomes.pairs(letters));
        assertEquals(1, all.size());
        return all.getFirst();
    }

    private static String ms(List<Condition> conditions) {
        return conditions.stream().map(Condition::id).collect(Collectors.joining(" "));
    }

    /** Result; changes as from-to with what lies undecided between; all that is undecided. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    SSAA  | BETWEEN        | 1ms-2ms          | -
                    S?AA  | BETWEEN        | 0ms-2ms(1ms)     | 1ms
                    S??A  | BETWEEN        | 0ms-5ms(1ms 2ms) | 1ms 2ms
                    ?SAA  | BETWEEN        | 1ms-2ms          | 0ms
                    SAA?  | BETWEEN        | 0ms-1ms          | 5ms
                    SA?A  | BETWEEN        | 0ms-1ms          | 2ms
                    AAAA  | NONE_IN_RANGE  | -                | -
                    SSSS  | NONE_IN_RANGE  | -                | -
                    XXXX  | NONE_IN_RANGE  | -                | -
                    A?AA  | CANNOT_BE_TOLD | -                | 1ms
                    ?AAA  | CANNOT_BE_TOLD | -                | 0ms
                    AAA?  | CANNOT_BE_TOLD | -                | 5ms
                    ???A  | CANNOT_BE_TOLD | -                | 0ms 1ms 2ms
                    ????  | CANNOT_BE_TOLD | -                | 0ms 1ms 2ms 5ms
                    SASA  | SEVERAL        | 0ms-1ms 1ms-2ms 2ms-5ms | -
                    BSAA  | SEVERAL        | 0ms-1ms 1ms-2ms  | -
                    B?S?A | SEVERAL        | 0ms-2ms(1ms) 2ms-10ms(5ms) | 1ms 5ms
                    BAAA  | BETWEEN        | 0ms-1ms          | -
                    SAXX  | SEVERAL        | 0ms-1ms 1ms-2ms  | -
                    AX    | BETWEEN        | 0ms-1ms          | -
                    """)
    void liesBetweenConditionsThatCouldBeTold(
            String letters, Crossover.Result result, String changes, String undecided) {
        Crossover crossover = along(letters);
        assertEquals(result, crossover.result());
        assertEquals(
                changes == null ? "" : changes,
                crossover.changes().stream()
                        .map(
                                change ->
                                        ms(List.of(change.from()))
                                                + "-"
                                                + ms(List.of(change.to()))
                                                + (change.undecided().isEmpty()
                                                        ? ""
                                                        : "(" + ms(change.undecided()) + ")"))
                        .collect(Collectors.joining(" ")));
        assertEquals(undecided == null ? "" : undecided, ms(crossover.undecided()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SA  | changes between 0 and 1 ms database latency, from no difference that a verdict counts to reactive-session better.
                    SA? | changes between 0 and 1 ms database latency, from no difference that a verdict counts to reactive-session better; not decided at 2 ms database latency.
                    BAB | changes between 0 and 1 ms database latency, from blocking-on-event-loop better to reactive-session better; changes between 1 and 2 ms database latency, from reactive-session better to blocking-on-event-loop better.
                    AAA | reactive-session better at every value from 0 to 2 ms database latency.
                    A?A | reactive-session better at 0 and 2 ms database latency; not decided at 1 ms database latency.
                    ??  | no value could be decided; not decided at 0 and 1 ms database latency.
                    """)
    void isSaidWithAllThatIsNotDecided(String letters, String words) {
        assertEquals(
                "reactive-session against blocking-on-event-loop: " + words,
                along(letters).sentence());
    }

    @Test
    void eachFactorIsFollowedWithTheOthersFixed() {
        List<Condition> conditions = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (int pool : new int[] {20, 5}) {
            for (long ms : new long[] {0, 5}) {
                Condition condition =
                        new Condition(Duration.ofMillis(ms)).with(Factors.POOL_SIZE, pool);
                conditions.add(condition);
                pairs.add(Outcomes.pair(condition, pool == 5 && ms == 5 ? 'A' : 'S'));
            }
        }
        assertEquals(
                List.of(
                        "dbLatencyMs 0ms-pool20 5ms-pool20 NONE_IN_RANGE",
                        "dbLatencyMs 0ms-pool5 5ms-pool5 BETWEEN",
                        "poolSize 0ms-pool5 0ms-pool20 NONE_IN_RANGE",
                        "poolSize 5ms-pool5 5ms-pool20 BETWEEN"),
                Crossovers.of(conditions, List.of(Outcomes.A, Outcomes.B), new Pairs(pairs))
                        .stream()
                        .map(c -> c.factor().field() + " " + ms(c.conditions()) + " " + c.result())
                        .toList());
    }

    /** Not under every condition that was measured were both measured. */
    @Test
    void aPairThatIsMissingIsNotDecided() {
        Crossover crossover =
                Crossovers.of(
                                Outcomes.conditions("SAA"),
                                List.of(Outcomes.A, Outcomes.B),
                                Outcomes.pairs("SA"))
                        .getFirst();
        assertEquals("2ms", ms(crossover.undecided()));
    }
}
