package dev.sessionmark.engine;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.engine.arm.Arm;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.load.Call;
import dev.sessionmark.load.LoadGenerator;
import dev.sessionmark.load.LoadRun;
import dev.sessionmark.load.RequestSource;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.platform.postgres.SilentServer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LoadWaiterTest {

    private static final Arm ARM =
            new Arm(
                    "any",
                    Arm.Kind.SERVICE,
                    null,
                    seed -> RequestSource.always(Call.get("/")),
                    null,
                    condition -> Optional.empty());

    /** A server that has taken the requests and never answers: the drain would take 30 s. */
    @Test
    void aCancelledLoadIsNotDrainedToItsEnd() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        SilentServer server = new SilentServer();
        try (LoadGenerator generator = new LoadGenerator()) {
            LoadRun load =
                    generator.start(
                            new LoadSpecs(ExperimentPlan.DEFAULT, EngineSettings.defaults())
                                    .full(
                                            ARM,
                                            URI.create("http://127.0.0.1:" + server.url().port()),
                                            Condition.NONE,
                                            1));
            LoadWaiter await = new LoadWaiter(() -> asked.incrementAndGet() > 4, () -> {});

            long started = System.nanoTime();
            assertThrows(CancelledException.class, () -> await.result(load));

            assertTrue(System.nanoTime() - started < Duration.ofSeconds(8).toNanos());
            server.close(); // as the system under test ends, and with it what is left of the load
        }
    }
}
