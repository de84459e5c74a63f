package dev.sessionmark.history.queue;

import dev.sessionmark.experiment.LiveFigures;
import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.history.Status;
import java.util.List;

public sealed interface ExperimentEvent {

    String experiment();

    record Moved(String experiment, Progress progress) implements ExperimentEvent {}

    record Live(String experiment, LiveFigures figures) implements ExperimentEvent {}

    /**
     * A trial is over and kept.
     *
     * @param failure why it could not be completed; null when it could
     */
    record TrialEnded(String experiment, int number, String setup, String failure)
            implements ExperimentEvent {

        static TrialEnded of(String experiment, TrialResult trial) {
            return new TrialEnded(experiment, trial.number(), trial.setup(), trial.failure());
        }
    }

    /** A round of trials that take turns is over and kept. */
    record RoundEnded(String experiment, List<Integer> trials) implements ExperimentEvent {}

    /** It has another status, which has been kept already. */
    record StatusChanged(String experiment, Status status) implements ExperimentEvent {}

    record Removed(String experiment) implements ExperimentEvent {}
}
