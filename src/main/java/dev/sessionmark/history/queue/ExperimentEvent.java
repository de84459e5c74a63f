package dev.sessionmark.history.queue;

import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.history.Status;

/** Something that happened to an experiment. */
public sealed interface ExperimentEvent {

    /** Id of the experiment. */
    String experiment();

    /** It moves on. */
    record Moved(String experiment, Progress progress) implements ExperimentEvent {}

    /** A trial is over and kept. */
    record TrialEnded(String experiment, TrialResult trial) implements ExperimentEvent {}

    /** It has another status, which has been kept already. */
    record StatusChanged(String experiment, Status status) implements ExperimentEvent {}
}
