package dev.sessionmark.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.experiment.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StepsTest {

    private final AtomicLong clock = new AtomicLong();
    private final List<Progress> heard = new ArrayList<>();
    private final Steps steps = new Steps(heard::add, 2, clock::get);

    @Test
    void startsWithTheFirstGuess() {
        steps.expect(Steps.Kind.PREPARE, 1, Duration.ofSeconds(2));
        steps.expect(Steps.Kind.WINDOW, 4, Duration.ofSeconds(5));
        steps.begin(Steps.Kind.PREPARE, 0, "prepare");
        assertEquals(Duration.ofSeconds(22), last().left());
        assertEquals(0, last().fraction());
    }

    @Test
    void learnsHowLongAStepTakes() {
        steps.expect(Steps.Kind.WINDOW, 4, Duration.ofSeconds(5));
        steps.begin(Steps.Kind.WINDOW, 1, "one");
        pass(10);
        steps.begin(Steps.Kind.WINDOW, 1, "two");
        assertEquals(Duration.ofSeconds(30), last().left());
        assertEquals(0.25, last().fraction(), 1e-9);
        pass(4);
        steps.tick();
        assertEquals(Duration.ofSeconds(26), last().left());
    }

    @Test
    void knowsOfStepsThatWillNotCome() {
        steps.expect(Steps.Kind.CAPACITY, 5, Duration.ofSeconds(10));
        steps.expect(Steps.Kind.WINDOW, 1, Duration.ofSeconds(5));
        steps.begin(Steps.Kind.CAPACITY, 0, "one");
        pass(8);
        steps.skip(Steps.Kind.CAPACITY);
        steps.tick();
        assertEquals(Duration.ofSeconds(7), last().left());
        steps.begin(Steps.Kind.WINDOW, 1, "measure");
        assertEquals(Duration.ofSeconds(5), last().left());
    }

    @Test
    void neverPromisesLessThanNothing() {
        steps.expect(Steps.Kind.WINDOW, 1, Duration.ofSeconds(5));
        steps.begin(Steps.Kind.WINDOW, 1, "one");
        pass(60);
        steps.tick();
        assertEquals(Duration.ZERO, last().left());
    }

    private Progress last() {
        return heard.getLast();
    }

    private void pass(long seconds) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
