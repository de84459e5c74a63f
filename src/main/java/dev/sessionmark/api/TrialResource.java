package dev.sessionmark.api;

import dev.sessionmark.experiment.HistogramName;
import dev.sessionmark.experiment.TrialHistograms;
import dev.sessionmark.history.HistoryStore;
import dev.sessionmark.platform.problem.ProblemException;
import dev.sessionmark.platform.problem.QueryNumber;
import dev.sessionmark.platform.session.SessionScope;
import dev.sessionmark.platform.session.ShieldedSession;
import dev.sessionmark.platform.session.TimeLimit;
import dev.sessionmark.report.HistogramLogReport;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is kept of a trial: its distributions, requests in full, and its course. */
@Path("/api/experiments/{id}/trials/{number}")
@Produces(MediaType.APPLICATION_JSON)
@ShieldedSession
@TimeLimit
@Tag(name = "Experiments")
public class TrialResource {

    private final HistoryStore store;
    private final SessionScope sessions;

    TrialResource(HistoryStore store, SessionScope sessions) {
        this.store = store;
        this.sessions = sessions;
    }

    @GET
    @Path("/histograms/{name}")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Gives a distribution as HdrHistogram log",
            description = "One line per condition, tagged setup@condition; values in nanoseconds.")
    @APIResponse(responseCode = "200", description = "A .hlog file")
    @APIResponse(responseCode = "404", description = "No such experiment, trial or histogram")
    public Uni<Response> histogram(
            @PathParam("id") String id,
            @Parameter(example = "1", schema = @Schema(implementation = Integer.class))
                    @PathParam("number")
                    String number,
            @Parameter(
                            description =
                                    "response, service, lag, loop-delay, bystander, wait, hold or"
                                            + " database; .hlog may be appended",
                            example = "response")
                    @PathParam("name")
                    String name) {
        HistogramName histogram =
                HistogramName.byId(name.replaceFirst("\\.hlog$", ""))
                        .orElseThrow(() -> ProblemException.notFound("histogram", name));
        return answer(
                        id,
                        number,
                        trial -> store.histograms(id, trial, histogram),
                        TrialResource::log)
                .map(
                        log ->
                                Response.ok(log, MediaType.TEXT_PLAIN)
                                        .header(
                                                "Content-Disposition",
                                                "inline; filename=\"%s-%s-%s.hlog\""
                                                        .formatted(id, number, histogram.id()))
                                        .build());
    }

    @GET
    @Path("/trace")
    @Operation(
            summary = "Gives some requests of a trial in full",
            description =
                    "Of each window up to 100 requests drawn at random and the 100 slowest, phase by"
                            + " phase, the stretches in which its event loops stood still, and the"
                            + " course of the warm-up. Times in milliseconds from the start of the"
                            + " window.")
    @APIResponse(
            responseCode = "200",
            description = "The traces",
            content = @Content(schema = @Schema(implementation = TrialTraceView.class)))
    @APIResponse(responseCode = "404", description = "No such experiment or trial")
    public Uni<TrialTraceView> trace(
            @PathParam("id") String id,
            @Parameter(example = "1", schema = @Schema(implementation = Integer.class))
                    @PathParam("number")
                    String number) {
        return answer(id, number, trial -> store.trial(id, trial), TrialTraceView::of);
    }

    @GET
    @Path("/course")
    @Operation(
            summary = "Gives the course of a trial, second by second",
            description =
                    "Of each window what was due and achieved, the largest delay of its event"
                            + " loops, and how many answers fell into each bin of response time, 20"
                            + " bins to a power of ten from 10 us on. The counts add up to the"
                            + " answers of the window. At most 300 seconds a window: a longer one"
                            + " gives several together.")
    @APIResponse(
            responseCode = "200",
            description = "The course of each window",
            content = @Content(schema = @Schema(implementation = TrialCourseView.class)))
    @APIResponse(responseCode = "404", description = "No such experiment or trial")
    public Uni<TrialCourseView> course(
            @PathParam("id") String id,
            @Parameter(example = "1", schema = @Schema(implementation = Integer.class))
                    @PathParam("number")
                    String number) {
        return answer(id, number, trial -> store.trial(id, trial), TrialCourseView::of);
    }

    /**
     * What is made of a stored trial, where making it takes milliseconds: neither a connection nor
     * an event loop is held meanwhile.
     *
     * @param id of the experiment, as it was asked for
     * @param number of the trial, as it was asked for
     */
    private <S, T> Uni<T> answer(
            String id, String number, IntFunction<Uni<S>> stored, Function<S, T> view) {
        int trial = QueryNumber.of("number", number, 1, Integer.MAX_VALUE);
        ExperimentService.requirePossible(id);
        return stored.apply(trial)
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                ProblemException.notFound(
                                        "trial " + trial + " of the experiment", id))
                .chain(found -> sessions.release().replaceWith(found))
                .chain(found -> VertxContextSupport.executeBlocking(() -> view.apply(found)));
    }

    private static String log(TrialHistograms trial) {
        return new String(new HistogramLogReport().trial(trial), StandardCharsets.UTF_8);
    }
}
