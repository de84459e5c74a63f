package dev.sessionmark.experiment.history;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.experiment.WindowResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows of one experiment as they were loaded. Decoding its histograms takes a while: do it with
 * {@link #result()} on a thread that may be kept busy, after the session has been given back.
 */
public final class StoredExperiment {

    private final Experiment experiment;
    private final List<Trial> trials;
    private final List<Measurement> measurements;
    private final List<MeasurementHistogram> histograms;

    StoredExperiment(
            Experiment experiment,
            List<Trial> trials,
            List<Measurement> measurements,
            List<MeasurementHistogram> histograms) {
        this.experiment = experiment;
        this.trials = trials;
        this.measurements = measurements;
        this.histograms = histograms;
    }

    /** Everything found so far. */
    public ExperimentResult result() {
        Map<Long, List<MeasurementHistogram>> byWindow =
                histograms.stream().collect(Collectors.groupingBy(row -> row.measurement.id));
        Map<Long, List<WindowResult>> byTrial =
                measurements.stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.trial.id,
                                        Collectors.mapping(
                                                row ->
                                                        WindowMapper.window(
                                                                row, byWindow.get(row.id)),
                                                Collectors.toUnmodifiableList())));
        List<TrialResult> results =
                trials.stream()
                        .map(
                                row ->
                                        ExperimentMapper.trial(
                                                row, byTrial.getOrDefault(row.id, List.of())))
                        .toList();
        return ExperimentMapper.result(experiment, results);
    }

    /** What can be said without histograms; cheap. */
    ExperimentDetail detail() {
        Map<Long, List<Measurement>> byTrial =
                measurements.stream().collect(Collectors.groupingBy(row -> row.trial.id));
        return new ExperimentDetail(
                ExperimentMapper.summary(experiment),
                HistoryJson.read(experiment.environment, Environment.class),
                HistoryJson.read(experiment.preparation, Preparation.class),
                trials.stream()
                        .map(
                                row ->
                                        ExperimentDetail.trial(
                                                row, byTrial.getOrDefault(row.id, List.of())))
                        .toList());
    }
}
