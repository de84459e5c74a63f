package dev.sessionmark.sut.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class StripedRecorderTest {

    private static final int THREADS = 9;
    private static final int EACH = 10_000;

    private final StripedRecorder recorder = new StripedRecorder();

    @Test
    void losesNothingOfManyThreads() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int t = 1; t <= THREADS; t++) {
            long nanos = Duration.ofMillis(t).toNanos();
            threads.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        for (int i = 0; i < EACH; i++) {
                                            recorder.record(nanos);
                                        }
                                    }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Histogram all = recorder.take();
        assertEquals(THREADS * EACH, all.getTotalCount());
        assertEquals(5e6, all.getValueAtPercentile(50), 5e3);
        assertEquals(9e6, all.getMaxValue(), 9e3);
    }

    @Test
    void forgetsWhatWasTaken() {
        recorder.record(1_000_000);
        assertEquals(1, recorder.take().getTotalCount());
        assertEquals(0, recorder.take().getTotalCount());
        recorder.record(1_000_000);
        recorder.reset();
        assertEquals(0, recorder.take().getTotalCount());
    }

    @Test
    void boundsWhatCannotBe() {
        recorder.record(-1);
        recorder.record(Duration.ofDays(1).toNanos());
        Histogram all = recorder.take();
        assertEquals(2, all.getTotalCount());
        assertEquals(3.6e12, all.getMaxValue(), 3.6e9);
    }
}
