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

class ConditionOrderTest {

    private static final List<Condition> THREE =
            LongStream.of(0, 1, 5).mapToObj(ms -> new Condition(Duration.ofMillis(ms))).toList();

    @Test
    void everyRoundMeasuresEveryConditionAndTwoRoundsAreBalanced() {
        for (int round = 1; round <= 9; round += 2) {
            List<Condition> order = FixedPlanner.order(THREE, 42, round);
            assertEquals(Set.copyOf(THREE), Set.copyOf(order));
            assertEquals(order.reversed(), FixedPlanner.order(THREE, 42, round + 1));
        }
    }

    @Test
    void sameSeedSameOrder() {
        assertEquals(FixedPlanner.order(THREE, 7, 3), FixedPlanner.order(THREE, 7, 3));
    }

    @Test
    void anyConditionMayBeFirst() {
        Set<Condition> first = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            first.add(FixedPlanner.order(THREE, seed, 1).getFirst());
        }
        assertEquals(Set.copyOf(THREE), first);
        assertTrue(FixedPlanner.order(List.of(), 1, 1).isEmpty());
    }
}
