package dev.sessionmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LiveMeterTest {

    private static final long MILLI = 1_000_000;
    private static final long START = 5_000 * MILLI;

    private LiveMeter.Standing standing;
    private final LiveMeter meter =
            new LiveMeter(Runnable::run, () -> Optional.ofNullable(standing));

    @Test
    void aLoadThatHasNotBegunHasNoFigures() {
        assertEquals(Optional.empty(), meter.recent());
    }

    @Test
    void aSecondIsLookedAtWhateverCameBefore() {
        at(0, 2);
        assertEquals(Optional.empty(), meter.recent(), "begins to record");
        for (int quarter = 1; quarter <= 8; quarter++) {
            // 10 answers of 1 ms a quarter in the first second, 20 of 3 ms in the next
            for (int i = 0; i < (quarter <= 4 ? 10 : 20); i++) {
                meter.answered((quarter <= 4 ? 1 : 3) * MILLI);
            }
            at(quarter * 250, 2 + quarter);
            LoadRun.Recent recent = meter.recent().orElseThrow();
            assertEquals(quarter * 0.25, recent.elapsedSeconds(), 1e-9);
            assertEquals(Math.min(quarter, 4) * 0.25, recent.seconds(), 1e-9);
            assertEquals(Math.min(quarter, 4), recent.failed());
            assertEquals(
                    quarter <= 4 ? 10 * quarter : 40 + 10 * (quarter - 4),
                    recent.responseTime().getTotalCount());
        }
        LoadRun.Recent last = meter.recent().orElseThrow();
        assertEquals(3, last.responseTime().getMinValue() / 1e6, 0.01);
    }

    @Test
    void whatCameBeforeAnybodyLookedIsNotRecorded() {
        meter.answered(MILLI);
        at(0, 0);
        meter.recent();
        at(250, 0);
        assertEquals(0, meter.recent().orElseThrow().responseTime().getTotalCount());
    }

    /** Requests due every 2.5 ms, answered by a server that fails each tenth of them. */
    @Test
    @Timeout(120)
    void aRunningLoadIsSeen() {
        int[] asked = {0};
        try (TestServer server =
                        new TestServer(
                                1,
                                request ->
                                        request.response()
                                                .setStatusCode(asked[0]++ % 10 == 0 ? 500 : 200)
                                                .end(TestServer.ANSWER));
                LoadGenerator generator = new LoadGenerator()) {
            LoadRun run =
                    generator.start(Loads.open(server.port(), 400, 4, Duration.ofSeconds(60)));
            LoadRun.Recent recent = null;
            while (recent == null || recent.elapsedSeconds() < 2) {
                LockSupport.parkNanos(250 * MILLI);
                recent = run.recent().orElse(recent);
            }
            run.stop().join();
            // A busy machine serves them in bursts, but always nine of ten.
            long answers = recent.responseTime().getTotalCount();
            assertTrue(answers > 50, "answers " + answers);
            assertEquals(0.1, (double) recent.failed() / (answers + recent.failed()), 0.04);
            assertTrue(recent.inFlight() < 100, "in flight " + recent.inFlight());
        }
    }

    private void at(long millis, long failed) {
        standing = new LiveMeter.Standing(START + millis * MILLI, START, failed, 0);
    }
}
