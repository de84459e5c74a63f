package dev.sessionmark.api.course;

import dev.sessionmark.experiment.TrialResult;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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

    /** What the trial met. */
    public static TrialCourseView of(TrialResult trial) {
        return new TrialCourseView(
                trial.number(),
                trial.setup(),
                trial.windows().stream().map(WindowCourseView::of).toList());
    }
}
