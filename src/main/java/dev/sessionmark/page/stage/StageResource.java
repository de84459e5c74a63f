package dev.sessionmark.page.stage;

import dev.sessionmark.page.stage.StageView.StageStatus;
import dev.sessionmark.platform.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;

@Path("/api/stage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Stage",
        description =
                "One system under test per service, to look at. It ends a minute after its last use"
                        + " and is never there while an experiment runs.")
public class StageResource {

    private static final Duration PERIOD = Duration.ofMillis(200);

    /** While nothing moves a second does. */
    private static final int SELDOM = 5;

    private final Stage stage;
    private final StageConfig config;
    private final AtomicInteger watchers = new AtomicInteger();

    StageResource(Stage stage, StageConfig config) {
        this.stage = stage;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Starts a system under test to look at, or changes what happens there",
            description =
                    "Returns at once. While an experiment runs it waits for its end: waitsFor names"
                            + " it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = StageRequest.class),
                            examples = {
                                @ExampleObject(name = "Nobody asks the database", value = "{}"),
                                @ExampleObject(
                                        name = "Block the loop",
                                        value =
                                                "{\"setup\": \"blocking-on-event-loop\","
                                                        + " \"dbLatencyMs\": 200}")
                            }))
    @APIResponse(
            responseCode = "202",
            description = "It will be so",
            content = @Content(schema = @Schema(implementation = StageView.class)))
    @APIResponse(responseCode = "400", description = "Fields are wrong; all are named")
    public Uni<Response> play(StageRequest request) {
        if (request == null) {
            throw ProblemException.badRequest(
                    "What shall happen is an object; {} lets nobody ask the database.");
        }
        stage.play(request.checked());
        return accepted();
    }

    @GET
    @Operation(summary = "Shows what happens on stage at this moment")
    public Uni<StageView> now() {
        stage.seen();
        return Uni.createFrom().item(stage.view());
    }

    @DELETE
    @Operation(summary = "Ends the system under test on stage")
    @APIResponse(
            responseCode = "202",
            description = "It ends within moments",
            content = @Content(schema = @Schema(implementation = StageView.class)))
    public Uni<Response> leave() {
        stage.leave();
        return accepted();
    }

    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    // A reverse proxy passes events on as they come.
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Streams what happens on stage",
            description =
                    "Server-sent events without a name, each a Stage: five a second while it is on,"
                            + " else one. Whoever listens uses it.")
    @APIResponse(responseCode = "429", description = "Too many listen already")
    public Multi<StageView> events() {
        if (watchers.incrementAndGet() > config.watchers()) {
            watchers.decrementAndGet();
            throw ProblemException.tooMany(
                    "%d streams are open already; close one.".formatted(config.watchers()));
        }
        return Multi.createFrom()
                .ticks()
                .every(PERIOD)
                .onOverflow()
                .drop()
                .map(tick -> new Moment(tick, stage.view()))
                .filter(Moment::isTold)
                .map(Moment::view)
                .invoke(stage::seen)
                .onTermination()
                .invoke(watchers::decrementAndGet);
    }

    private record Moment(long tick, StageView view) {
        boolean isTold() {
            return view.status() == StageStatus.ON || tick % SELDOM == 0;
        }
    }

    private Uni<Response> accepted() {
        return Uni.createFrom().item(() -> Response.accepted(stage.view()).build());
    }
}
