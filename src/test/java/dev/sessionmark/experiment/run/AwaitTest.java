package dev.sessionmark.experiment.run;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.PlanRequest;
import dev.sessionmark.load.LoadGenerator;
import dev.sessionmark.load.LoadRun;
import dev.sessionmark.platform.postgres.SilentServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AwaitTest {

    /** A server that has taken the requests and never answers: the drain would take 30 s. */
    @Test
    void aCancelledLoadIsNotDrainedToItsEnd() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        SilentServer server = new SilentServer();
        try (LoadGenerator generator = new LoadGenerator()) {
            LoadRun load =
                    generator.start(
                            new Loads(PlanRequest.DEFAULT.toPlan(), EngineSettings.defaults())
                                    .full("reactive-client", server.url().port(), 1));
            Await await = new Await(() -> asked.incrementAndGet() > 4, () -> {});

            long started = System.nanoTime();
            assertThrows(CancelledException.class, () -> await.result(load));

            assertTrue(System.nanoTime() - started < Duration.ofSeconds(8).toNanos());
            server.close(); // as the system under test ends, and with it what is left of the load
        }
    }
}
