package dev.sessionmark.api.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.history.quiz.QuizStore;
import dev.sessionmark.platform.problem.QueryNumber;
import dev.sessionmark.platform.session.ShieldedSession;
import dev.sessionmark.platform.session.TimeLimit;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Attempts at the quiz: the score is kept, nobody's name is. */
@Path("/api/quiz/attempts")
@Produces(MediaType.APPLICATION_JSON)
@ShieldedSession
@TimeLimit
@Tag(name = "Quiz")
public class QuizResource {

    private static final int MOST_PER_PAGE = 100;

    private static final String EXAMPLE =
            """
            {"quizVersion": "1", "right": 10, "questions": 12, "wrong": ["bystander", "hold-time"]}""";

    private final QuizStore store;
    private final QuizAttemptReader attempts;
    private final Clock clock = Clock.systemUTC();

    QuizResource(QuizStore store, QuizAttemptReader attempts) {
        this.store = store;
        this.attempts = attempts;
    }

    /** Keeps an attempt. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Keeps an attempt at the quiz",
            description = "The newest 1,000 are kept; older ones go.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = QuizAttemptRequest.class),
                            examples = @ExampleObject(name = "Two wrong", value = EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "Kept",
            content = @Content(schema = @Schema(implementation = QuizAttemptView.class)))
    @APIResponse(responseCode = "400", description = "Fields are wrong; all are named")
    public Uni<Response> keep(JsonNode body) {
        // As exact as the database keeps it.
        return store.keep(attempts.read(body, clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .map(QuizAttemptView::of)
                .map(kept -> Response.status(Response.Status.CREATED).entity(kept).build());
    }

    /** A page of attempts. */
    @GET
    @Operation(summary = "Lists attempts at the quiz, newest first")
    @APIResponse(
            responseCode = "200",
            description = "The attempts",
            content = @Content(schema = @Schema(implementation = QuizAttemptPage.class)))
    @APIResponse(responseCode = "400", description = "A parameter is out of bounds; it is named")
    public Uni<QuizAttemptPage> list(
            @Parameter(description = "from 0") @QueryParam("page") @DefaultValue("0") String page,
            @Parameter(description = "1 to 100") @QueryParam("size") @DefaultValue("20")
                    String size) {
        return store.list(
                        QueryNumber.of("page", page, 0, Integer.MAX_VALUE / MOST_PER_PAGE),
                        QueryNumber.of("size", size, 1, MOST_PER_PAGE))
                .map(QuizAttemptPage::of);
    }
}
