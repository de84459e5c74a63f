package dev.sessionmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.measurement.trace.KeptRequests;
import dev.sessionmark.measurement.trace.KeptRequests.ClientStamps;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TraceSampleTest {

    private static final long START = -5_000_000_000L;
    private static final long APART = 500_000;

    private int asked;

    /** The requests of a sample are due as far apart as lets all of them be followed. */
    private long tag(TraceSample sample) {
        return sample.tag(START + asked++ * APART);
    }

    /** It takes as long as the test says. */
    private static void answer(TraceSample sample, long tag, long responseTime) {
        long due = START + TraceSample.number(tag) * APART;
        sample.answered(tag, due, due + 1, due + responseTime);
    }

    private static List<Long> numbers(List<ClientStamps> requests) {
        return requests.stream().map(ClientStamps::number).toList();
    }

    @Test
    void fewRequestsAreAllDrawnAndAllSlow() {
        TraceSample sample = new TraceSample(new SplittableRandom(1));
        for (int i = 1; i <= 60; i++) {
            long tag = tag(sample);
            assertNotEquals(TraceSample.NO_TAG, tag);
            assertEquals(i, TraceSample.number(tag));
            assertTrue(TraceSample.drawn(tag));
            answer(sample, tag, 1_000 - i);
        }
        KeptRequests kept = sample.kept(START);
        assertEquals(LongStream.rangeClosed(1, 60).boxed().toList(), numbers(kept.drawn()));
        assertEquals(LongStream.rangeClosed(1, 60).boxed().toList(), numbers(kept.slowest()));
        assertEquals(60, kept.numbers().count());
        assertEquals(START, kept.startedAt());
    }

    @Test
    void theSlowestAreKeptWhereverTheyCome() {
        TraceSample sample = new TraceSample(new SplittableRandom(1));
        for (int i = 1; i <= 50_000; i++) {
            // 7919 is a prime: every value below 50,000 comes once, in no order
            answer(sample, tag(sample), 1 + (i * 7_919L) % 50_000);
        }
        List<Long> slowest =
                sample.kept(START).slowest().stream().map(ClientStamps::responseTime).toList();
        assertEquals(100, slowest.size());
        for (int i = 0; i < slowest.size(); i++) {
            assertEquals(50_000 - i, slowest.get(i));
        }
    }

    @Test
    void everyRequestIsDrawnWithTheSameChance() {
        int rounds = 2_000;
        int[] early = new int[2];
        for (int round = 0; round < rounds; round++) {
            TraceSample sample = new TraceSample(new SplittableRandom(round));
            for (int i = 1; i <= 1_000; i++) {
                answer(sample, tag(sample), 5);
            }
            List<Long> drawn = numbers(sample.kept(START).drawn());
            assertEquals(100, drawn.size());
            drawn.forEach(number -> early[number <= 500 ? 0 : 1]++);
        }
        // 100,000 of either half, with a standard deviation of at most 224
        assertEquals(100_000, early[0], 1_200);
        assertEquals(200_000, early[0] + early[1]);
    }

    @Test
    void whoWasDrawnOutAgainIsNotKeptHoweverLateItsAnswer() {
        TraceSample sample = new TraceSample(new SplittableRandom(1));
        long first = tag(sample);
        long replaced = 0;
        for (int i = 2; i <= 100_000; i++) {
            if (TraceSample.drawn(tag(sample))) {
                replaced++;
            }
        }
        assertTrue(replaced < 99 + 1_000, "100 (1 + ln 1,000) are drawn at some time: " + replaced);
        answer(sample, first, 7);
        // One chance in a thousand; with this seed it is not.
        assertEquals(List.of(), numbers(sample.kept(START).drawn()));
        assertEquals(List.of(1L), numbers(sample.kept(START).slowest()));
    }

    /** 10,000 a second for 20 s: 2,000 of each second are followed, and half a thousand at once. */
    @Test
    void noMoreAreFollowedThanASecondAllows() {
        TraceSample sample = new TraceSample(new SplittableRandom(1));
        int second = 10_000;
        int[] followed = new int[20];
        for (int i = 0; i < followed.length * second; i++) {
            if (sample.tag(START + i * 100_000L) != TraceSample.NO_TAG) {
                followed[i / second]++;
            }
        }
        // Those that chance draws are followed besides, in the first second 100 (1 + ln 100).
        assertEquals(2_500, followed[0], 600);
        for (int i = 1; i < followed.length; i++) {
            assertEquals(2_000, followed[i], 100, "second " + i);
        }
    }

    /** Two hundred at once, ten times a second. */
    @Test
    void burstsAreFollowedWhole() {
        TraceSample sample = new TraceSample(new SplittableRandom(1));
        for (int i = 0; i < 2_000 * 10; i++) {
            long due = START + i / 200 * 100_000_000L;
            assertNotEquals(TraceSample.NO_TAG, sample.tag(due), "request " + i);
        }
    }

    @Test
    void whatIsNotAnsweredIsNotKept() {
        TraceSample sample = new TraceSample(new SplittableRandom(1));
        tag(sample);
        assertFalse(sample.kept(START).numbers().findAny().isPresent());
    }
}
