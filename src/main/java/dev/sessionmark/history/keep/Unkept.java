package dev.sessionmark.history.keep;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Profile;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * An experiment that the history has not taken yet, as it lies in a file.
 *
 * @param history which history is to take it, without a password
 * @param label what it is to be called; null without a name
 * @param result what was found
 * @param profiles what was found beside the figures
 */
@RegisterForReflection(targets = {Unkept.class, ExperimentResult.class, Profile.class})
record Unkept(
        String history,
        String label,
        @JsonUnwrapped ExperimentResult result,
        List<Profile> profiles) {}
