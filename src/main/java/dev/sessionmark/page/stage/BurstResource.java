package dev.sessionmark.page.stage;

import dev.sessionmark.experiment.MeasuringEvent;
import dev.sessionmark.platform.problem.ProblemException;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Singleton
@Path("/api/stage/bursts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stage")
public class BurstResource {

    private static final Duration END_LIMIT = Duration.ofSeconds(5);
    private static final int AFTER_THE_STAGE = Interceptor.Priority.APPLICATION + 600;

    private final Stage stage;
    private final StageConfig config;
    private final AtomicReference<Burst> running = new AtomicReference<>();

    BurstResource(Stage stage, StageConfig config) {
        this.stage = stage;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Fires a burst of requests at the system under test on stage",
            description =
                    "Answers when the burst is over: when the last answer has come, or some seconds"
                            + " after the last request was due. One burst at a time. The load"
                            + " generator of the service sends it; every request is told of.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = BurstRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "A hundred at once",
                                            value =
                                                    "{\"setup\": \"blocking-on-event-loop\","
                                                            + " \"requests\": 100,"
                                                            + " \"withinMs\": 1}")))
    @APIResponse(
            responseCode = "200",
            description = "What became of it",
            content = @Content(schema = @Schema(implementation = BurstView.class)))
    @APIResponse(responseCode = "400", description = "Fields are wrong; all are named")
    @APIResponse(responseCode = "409", description = "No system under test is on stage")
    @APIResponse(responseCode = "429", description = "Another burst is under way")
    public Uni<BurstView> fire(BurstRequest request) {
        BurstRequest checked = (request == null ? BurstRequest.EMPTY : request).checked();
        return Uni.createFrom()
                .item(() -> fireAndWait(checked))
                .runSubscriptionOn(BurstResource::onItsOwn);
    }

    /** A generator has event loops of its own and may not start on a thread that belongs to one. */
    private static void onItsOwn(Runnable burst) {
        Thread.ofPlatform().daemon().name("burst").start(burst);
    }

    /**
     * Fires one and waits for its end; blocks.
     *
     * @throws ProblemException when another is under way, or nothing is on stage
     */
    private BurstView fireAndWait(BurstRequest request) {
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
