package dev.sessionmark.page.stage;

import dev.sessionmark.experiment.MeasuringEvent;
import dev.sessionmark.platform.problem.ProblemException;
import io.quarkus.logging.Log;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/** Fires bursts at what is on stage, one at a time, and none while an experiment measures. */
@ApplicationScoped
class Bursts {

    private static final Duration END_LIMIT = Duration.ofSeconds(5);
    private static final int AFTER_THE_STAGE = Interceptor.Priority.APPLICATION + 600;

    private final Stage stage;
    private final StageConfig config;
    private final AtomicReference<Burst> running = new AtomicReference<>();

    Bursts(Stage stage, StageConfig config) {
        this.stage = stage;
        this.config = config;
    }

    /**
     * Fires one and waits for its end; blocks.
     *
     * @throws ProblemException when another is under way, or nothing is on stage
     */
    BurstView fire(BurstRequest request) {
        Burst burst = new Burst(request, config.burstPatience());
        if (!running.compareAndSet(null, burst)) {
            throw ProblemException.tooMany("Another burst is under way; they come one at a time.");
        }
        try {
            OptionalInt port = stage.use();
            if (port.isEmpty()) {
                throw ProblemException.conflict(
                        "No system under test is on stage: POST /api/stage.");
            }
            return burst.fire(port.getAsInt(), stage.view().dbLatencyMs());
        } finally {
            stage.use();
            running.set(null);
        }
    }

    /** By now the stage is empty, so that whatever was sent has failed. */
    void onMeasuring(@Observes @Priority(AFTER_THE_STAGE) MeasuringEvent event) {
        Burst burst = running.get();
        if (!event.begins() || burst == null) {
            return;
        }
        burst.stop();
        try {
            if (!burst.awaitEnd(END_LIMIT)) {
                Log.warn("A burst did not end before an experiment began");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
