package dev.sessionmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.measurement.LoadCounts;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LoadMeterTest {

    private static final long MILLI = 1_000_000;
    private static final long START = 5_000 * MILLI;

    private LoadMeter.Standing standing;
    private final LoadMeter meter =
            new LoadMeter(Runnable::run, () -> Optional.ofNullable(standing));

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
            LoadProgress recent = meter.recent().orElseThrow();
            assertEquals(quarter * 0.25, recent.elapsedSeconds(), 1e-9);
            assertEquals(Math.min(quarter, 4) * 0.25, recent.intervalSeconds(), 1e-9);
            assertEquals(Math.min(quarter, 4), recent.failed());
            assertEquals(
                    quarter <= 4 ? 10 * quarter : 40 + 10 * (quarter - 4),
                    recent.responseTime().getTotalCount());
        }
        LoadProgress last = meter.recent().orElseThrow();
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

    @Test
    void reportsAndLooksDoNotTakeAnswersFromOneAnother() {
        at(0, 0);
        meter.report(standing);
        meter.recent();
        for (int half = 1; half <= 4; half++) {
            meter.answered(MILLI);
            at(half * 500 - 250, half);
            assertEquals(
                    Math.min(half, 2), meter.recent().orElseThrow().responseTime().getTotalCount());
            at(half * 500, half);
            LoadProgress report = meter.report(standing).orElseThrow();
            assertEquals(1, report.responseTime().getTotalCount());
            assertEquals(1, report.failed());
            assertEquals(0.5, report.intervalSeconds(), 1e-9);
        }
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
            LoadProgress recent = null;
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
        standing =
                new LoadMeter.Standing(
                        START + millis * MILLI,
                        START,
                        new LoadCounts(0, 0, 0, 0, failed, 0, 0, 0, 0, 0, 0),
                        0);
    }
}
