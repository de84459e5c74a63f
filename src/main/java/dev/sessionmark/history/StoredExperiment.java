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

    /** What can be said without distributions; cheap. */
    ExperimentDetail detail() {
        return new ExperimentDetail(
                experiment.summary(),
                MeasurementJson.read(experiment.environment, Environment.class),
                MeasurementJson.read(experiment.preparation, Preparation.class),
                trials.stream().map(row -> row.result(null)).toList());
    }

    /**
     * An experiment without its distributions.
     *
     * @param summary what was asked for and how far it came
     * @param environment where it ran; null before the start
     * @param preparation what was found before the first trial; null before that
     * @param trials those that ended, in order, their distributions empty
     */
    public record ExperimentDetail(
            ExperimentSummary summary,
            Environment environment,
            Preparation preparation,
            List<TrialResult> trials) {}
}
