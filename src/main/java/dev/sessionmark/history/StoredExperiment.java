package dev.sessionmark.history;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.MeasurementJson;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rows of one experiment as they were loaded. Decoding its distributions takes a while: do it
 * with {@link #result()} on a thread that may be kept busy, after the session has been given back.
 */
public final class StoredExperiment {

    private final Experiment experiment;
    private final List<Trial> trials;
    private final Map<Long, TrialDistributions> distributions;

    StoredExperiment(
            Experiment experiment, List<Trial> trials, List<TrialDistributions> distributions) {
        this.experiment = experiment;
        this.trials = trials;
        this.distributions =
                distributions.stream()
                        .collect(Collectors.toMap(row -> row.trial, Function.identity()));
    }

    public ExperimentResult result() {
        return experiment.result(
                trials.stream().map(row -> row.result(distributions.get(row.id))).toList());
    }

    /** What was asked for and how far it came. */
    public ExperimentSummary summary() {
        return experiment.summary();
    }

    /** Where it ran; null before the start. */
    public Environment environment() {
        return MeasurementJson.read(experiment.environment, Environment.class);
    }

    /** What was found before the first trial; null before that. */
    public Preparation preparation() {
        return MeasurementJson.read(experiment.preparation, Preparation.class);
    }

    /** Those that ended, in order, without their distributions; cheap. */
    public List<TrialResult> trials() {
        return trials.stream().map(row -> row.result(null)).toList();
    }
}
