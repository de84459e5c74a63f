package dev.sessionmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.experiment.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressEstimateTest {

    private final AtomicLong clock = new AtomicLong();
    private final List<Progress> heard = new ArrayList<>();
    private final ProgressEstimate progress = new ProgressEstimate(heard::add, 2, clock::get);

    @Test
    void startsWithTheFirstGuess() {
        progress.expect(ProgressEstimate.Kind.PREPARE, 1, Duration.ofSeconds(2));
        progress.expect(ProgressEstimate.Kind.WINDOW, 4, Duration.ofSeconds(5));
        progress.begin(ProgressEstimate.Kind.PREPARE, 0, "prepare");
        assertEquals(Duration.ofSeconds(22), last().left());
        assertEquals(0, last().fraction());
    }

    @Test
    void learnsHowLongAStepTakes() {
        progress.expect(ProgressEstimate.Kind.WINDOW, 4, Duration.ofSeconds(5));
        progress.begin(ProgressEstimate.Kind.WINDOW, 1, "one");
        pass(10);
        progress.begin(ProgressEstimate.Kind.WINDOW, 1, "two");
        assertEquals(Duration.ofSeconds(30), last().left());
        assertEquals(0.25, last().fraction(), 1e-9);
        pass(4);
        progress.tick();
        assertEquals(Duration.ofSeconds(26), last().left());
    }

    @Test
    void knowsOfStepsThatWillNotCome() {
        progress.expect(ProgressEstimate.Kind.CAPACITY, 5, Duration.ofSeconds(10));
        progress.expect(ProgressEstimate.Kind.WINDOW, 1, Duration.ofSeconds(5));
        progress.begin(ProgressEstimate.Kind.CAPACITY, 0, "one");
        pass(8);
        progress.skip(ProgressEstimate.Kind.CAPACITY);
        progress.tick();
        assertEquals(Duration.ofSeconds(7), last().left());
        progress.begin(ProgressEstimate.Kind.WINDOW, 1, "measure");
        assertEquals(Duration.ofSeconds(5), last().left());
    }

    /** Each of two more trials starts, warms up and has three windows. */
    @Test
    void followsWhoeverAsksForMoreTrials() {
        progress.expect(ProgressEstimate.Kind.START, 2, Duration.ofSeconds(1));
        progress.expect(ProgressEstimate.Kind.WARM_UP, 2, Duration.ofSeconds(10));
        progress.expect(ProgressEstimate.Kind.WINDOW, 6, Duration.ofSeconds(4));
        progress.expectTrials(4, 3);
        progress.begin(ProgressEstimate.Kind.START, 1, "start");
        assertEquals(Duration.ofSeconds(4 * (1 + 10 + 3 * 4)), last().left());
        assertEquals(4, last().trials());
        progress.expectTrials(1, 3);
        progress.tick();
        assertEquals(Duration.ofSeconds(1 + 10 + 3 * 4), last().left());
    }

    @Test
    void neverPromisesLessThanNothing() {
        progress.expect(ProgressEstimate.Kind.WINDOW, 1, Duration.ofSeconds(5));
        progress.begin(ProgressEstimate.Kind.WINDOW, 1, "one");
        pass(60);
        progress.tick();
        assertEquals(Duration.ZERO, last().left());
    }

    private Progress last() {
        return heard.getLast();
    }

    private void pass(long seconds) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
