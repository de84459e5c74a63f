package dev.sessionmark.history.keep;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.experiment.TrialResult;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * An experiment that the history has not taken yet, as it lies in a file.
 *
 * @param history which history is to take it, without a password
 * @param label what it is to be called; null without a name
 * @param profiles what was found beside the figures
 */
@RegisterForReflection(targets = {Unkept.class, Profile.class})
record Unkept(
        String history,
        String label,
        String id,
        ExperimentPlan plan,
        Environment environment,
        Preparation preparation,
        Instant startedAt,
        Instant endedAt,
        List<TrialResult> trials,
        String incompleteBecause,
        List<Profile> profiles) {

    static Unkept of(
            String history, ExperimentResult result, List<Profile> profiles, String label) {
        return new Unkept(
                history,
                label,
                result.id(),
                result.plan(),
                result.environment(),
                result.preparation(),
                result.startedAt(),
                result.endedAt(),
                result.trials(),
                result.incompleteBecause(),
                profiles);
    }

    ExperimentResult result() {
        return new ExperimentResult(
                id, plan, environment, preparation, startedAt, endedAt, trials, incompleteBecause);
    }
}
