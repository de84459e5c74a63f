package dev.sessionmark.api.course;

import dev.sessionmark.api.trial.StoredTrials;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.platform.session.ShieldedSession;
import dev.sessionmark.platform.session.TimeLimit;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Courses of trials over HTTP. */
@Path("/api/experiments/{id}/trials/{number}/course")
@Produces(MediaType.APPLICATION_JSON)
@ShieldedSession
@TimeLimit
@Tag(name = "Experiments")
public class CourseResource {

    private final StoredTrials trials;

    CourseResource(StoredTrials trials) {
        this.trials = trials;
    }

    /** What happened in one trial. */
    @GET
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
        return trials.answer(id, number, TrialCourseView::of);
    }

    /**
     * What happened in a trial, second by second.
     *
     * @param number counts the trials of the experiment from 1
     * @param setup id of the setup
     * @param windows one per condition
     */
    @RegisterForReflection
    @Schema(name = "TrialCourse")
    public record TrialCourseView(int number, String setup, List<WindowCourseView> windows) {

        static TrialCourseView of(TrialResult trial) {
            return new TrialCourseView(
                    trial.number(),
                    trial.setup(),
                    trial.windows().stream().map(WindowCourseView::of).toList());
        }
    }
}
