package dev.sessionmark.engine.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.measurement.Condition;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomOrderTest {

    private static final List<Condition> THREE =
            LongStream.of(0, 1, 5).mapToObj(ms -> new Condition(Duration.ofMillis(ms))).toList();

    @Test
    void everyRoundMeasuresEveryConditionAndTwoRoundsAreBalanced() {
        for (int round = 1; round <= 9; round += 2) {
            List<Condition> order = RandomOrder.of(THREE, 42, round);
            assertEquals(Set.copyOf(THREE), Set.copyOf(order));
            assertEquals(order.reversed(), RandomOrder.of(THREE, 42, round + 1));
        }
    }

    @Test
    void sameSeedSameOrder() {
        assertEquals(RandomOrder.of(THREE, 7, 3), RandomOrder.of(THREE, 7, 3));
    }

    @Test
    void anyConditionMayBeFirst() {
        Set<Condition> first = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            first.add(RandomOrder.of(THREE, seed, 1).getFirst());
        }
        assertEquals(Set.copyOf(THREE), first);
        assertTrue(RandomOrder.of(List.of(), 1, 1).isEmpty());
    }
}
