package dev.sessionmark.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.api.EventStream.KnownExperimentFilter.KnownExperiment;
import dev.sessionmark.api.ExperimentView.ExperimentPage;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.PlanLimits;
import dev.sessionmark.experiment.PlanReader;
import dev.sessionmark.platform.connection.StorableText;
import dev.sessionmark.platform.http.ConnectionBounds;
import dev.sessionmark.platform.problem.ProblemException;
import dev.sessionmark.platform.problem.QueryNumber;
import dev.sessionmark.platform.session.ShieldedSession;
import dev.sessionmark.platform.session.TimeLimit;
import dev.sessionmark.report.ReportFormat;
import dev.sessionmark.report.json.ComparisonDocument;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;

/**
 * Experiments over HTTP. {@link ShieldedSession} stands here and nowhere below: one request, one
 * session, opened when a repository first needs it and closed when the request's work ends.
 */
@Path("/api/experiments")
@Produces(MediaType.APPLICATION_JSON)
@ShieldedSession
@TimeLimit
@Tag(name = "Experiments")
public class ExperimentResource {

    /** More on one page would hold the session for the sake of one client. */
    private static final int MOST_PER_PAGE = 100;

    private static final int LONGEST_SEARCH = 100;

    /** Each is looked for in every experiment. */
    private static final int MOST_WORDS = 10;

    private static final String EXAMPLE =
            """
            {"setups": ["reactive-session", "blocking-on-event-loop"], "dbLatencyMs": [0, 5],
             "rate": "auto", "durationSeconds": 4, "trials": 2}""";

    /** Those of a comparison. The first is what those get who do not say. */
    private static final List<ReportFormat> FORMATS =
            List.of(ReportFormat.JSON, ReportFormat.CSV, ReportFormat.MARKDOWN, ReportFormat.TABLE);

    private final ExperimentService service;
    private final PlanReader plans;
    private final EventStream events;
    private final StorableText texts;

    ExperimentResource(
            ExperimentService service,
            PlanLimits limits,
            ConnectionBounds bounds,
            EventStream events,
            StorableText texts) {
        this.texts = texts;
        this.service = service;
        this.plans = new PlanReader(limits, bounds.files());
        this.events = events;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Starts an experiment",
            description = "It waits for its turn; one runs at a time. See Location for its state.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ExperimentPlan.class),
                            examples = {
                                @ExampleObject(name = "Everything as usual", value = "{}"),
                                @ExampleObject(name = "Two setups", value = EXAMPLE)
                            }))
    @APIResponse(
            responseCode = "202",
            description = "Queued",
            content = @Content(schema = @Schema(implementation = ExperimentView.class)))
    @APIResponse(
            responseCode = "400",
            description = "There is no object, or fields are wrong; all are named")
    @APIResponse(responseCode = "429", description = "Too many wait already")
    public Uni<Response> submit(JsonNode body) {
        return service.submit(plans.read(body)).map(ExperimentResource::accepted);
    }

    @GET
    @Operation(summary = "Lists experiments, newest first")
    @APIResponse(responseCode = "400", description = "A parameter is out of bounds; it is named")
    public Uni<ExperimentPage> list(
            @Parameter(
                            description =
                                    "words, each of which must be in the id, the label, the notes"
                                            + " or the name of a setup; 100 characters at most",
                            example = "no-pool")
                    @QueryParam("q")
                    @DefaultValue("")
                    String words,
            @Parameter(description = "from 0") @QueryParam("page") @DefaultValue("0") String page,
            @Parameter(description = "1 to 100") @QueryParam("size") @DefaultValue("20")
                    String size) {
        return service.list(
                words("q", words),
                QueryNumber.of("page", page, 0, Integer.MAX_VALUE / MOST_PER_PAGE),
                QueryNumber.of("size", size, 1, MOST_PER_PAGE));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows one experiment with its trials")
    @APIResponse(
            responseCode = "200",
            description = "The experiment",
            content = @Content(schema = @Schema(implementation = ExperimentView.class)))
    @APIResponse(responseCode = "404", description = "No such experiment")
    public Uni<ExperimentView> get(@PathParam("id") String id) {
        return service.get(id);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Cancels an experiment, or removes a finished one",
            description =
                    "Without measured=true an experiment that waits or runs is cancelled: what was"
                            + " measured is kept, and a running trial ends some moments later. With"
                            + " measured=true an experiment that is over is removed for good, with"
                            + " everything measured in it.")
    @APIResponse(responseCode = "202", description = "Cancelled, or about to be")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "No such experiment")
    @APIResponse(
            responseCode = "409",
            description = "It is over already and cannot be cancelled, or not and not removed")
    public Uni<Response> delete(
            @PathParam("id") String id,
            @Parameter(
                            description = "true removes what was measured",
                            schema = @Schema(implementation = Boolean.class))
                    @QueryParam("measured")
                    @DefaultValue("false")
                    String measured) {
        return switch (measured) {
            case "true" -> service.remove(id).map(done -> Response.noContent().build());
            case "false" -> service.cancel(id).map(ExperimentResource::accepted);
            default ->
                    throw ProblemException.badField(
                            "measured", "must be true or false, not \"%s\"".formatted(measured));
        };
    }

    @GET
    @Path("/{id}/events")
    @KnownExperiment
    @Produces(MediaType.SERVER_SENT_EVENTS)
    // A reverse proxy passes events on as they come.
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Streams progress",
            description =
                    "Server-sent events: status (the last one ends the stream), progress, trial,"
                            + " round (where setups take turns), and live, every 250 ms while a load runs. A client that does not"
                            + " keep up misses older progress and live figures, never the latest."
                            + " The first figures of a load are there after half a second. What"
                            + " another service on this history measures is told as the history"
                            + " has it, every five seconds and without live figures.")
    @APIResponse(
            responseCode = "200",
            description = "Events, each with its data as JSON",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema =
                                    @Schema(
                                            oneOf = {
                                                EventStream.StatusView.class,
                                                EventStream.ProgressView.class,
                                                EventStream.TrialEndedView.class,
                                                EventStream.RoundEndedView.class,
                                                LiveView.class
                                            })))
    @APIResponse(responseCode = "404", description = "No such experiment")
    public Multi<OutboundSseEvent> events(@PathParam("id") String id, @Context Sse sse) {
        return events.of(id, sse);
    }

    @GET
    @Path("/{id}/comparison")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", "text/markdown", MediaType.TEXT_PLAIN})
    @Operation(
            summary = "Shows the comparison",
            description = "As JSON, CSV, Markdown or text, by the header Accept.")
    @APIResponse(
            responseCode = "200",
            description = "What was found so far",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ComparisonDocument.class)))
    @APIResponse(responseCode = "503", description = "Too many wait; see Retry-After")
    @APIResponse(responseCode = "404", description = "No such experiment")
    public Uni<Response> comparison(
            @PathParam("id") String id,
            @Context Request request,
            @Context HttpServerResponse answer) {
        Variant variant =
                request.selectVariant(
                        Variant.mediaTypes(
                                        FORMATS.stream()
                                                .map(ExperimentResource::type)
                                                .toArray(MediaType[]::new))
                                .build());
        ReportFormat format =
                FORMATS.stream()
                        .filter(one -> variant != null)
                        .filter(one -> type(one).isCompatible(variant.getMediaType()))
                        .findFirst()
                        .orElse(ReportFormat.JSON);
        // Closed by the client, or answered for it because it took too long.
        return service.comparison(id, format, () -> answer.closed() || answer.ended())
                .map(document -> Response.ok(document, type(format)).build());
    }

    @GET
    @Path("/{id}/report.html")
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            summary = "Gives the report as one HTML file",
            description = "With tables and plots, to be saved: everything it needs is in it.")
    @APIResponse(responseCode = "200", description = "A file named report.html")
    @APIResponse(responseCode = "503", description = "Too many wait; see Retry-After")
    @APIResponse(responseCode = "404", description = "No such experiment")
    public Uni<Response> report(@PathParam("id") String id, @Context HttpServerResponse answer) {
        return service.report(id, () -> answer.closed() || answer.ended())
                .map(
                        file ->
                                Response.ok(file, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                                        .header(
                                                "Content-Disposition",
                                                "attachment; filename=\"report.html\"")
                                        .build());
    }

    private static MediaType type(ReportFormat format) {
        return MediaType.valueOf(format.mediaType());
    }

    private static Response accepted(ExperimentView experiment) {
        return Response.accepted(experiment)
                .location(URI.create("/api/experiments/" + experiment.summary().id()))
                .build();
    }

    private List<String> words(String field, String text) {
        if (text.length() > LONGEST_SEARCH) {
            throw ProblemException.badField(
                    field, "must be at most " + LONGEST_SEARCH + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badField(field, "must be without control characters");
        }
        String notStorable = texts.problem(text);
        if (notStorable != null) {
            throw ProblemException.badField(field, notStorable);
        }
        List<String> words =
                Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
        if (words.size() > MOST_WORDS) {
            throw ProblemException.badField(field, "must be at most " + MOST_WORDS + " words");
        }
        return words;
    }
}
