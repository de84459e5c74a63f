package dev.sessionmark.history;

import dev.sessionmark.experiment.HistogramName;
import dev.sessionmark.experiment.TrialHistograms;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.MeasurementJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.UncheckedIOException;

/** Between a trial and its rows. Nothing is lost on the way. */
@RegisterForReflection(targets = TrialResult.class)
final class TrialMapper {

    private TrialMapper() {}

    static MeasurementJson.Parts parts(TrialResult trial) {
        return MeasurementJson.writeApart(trial.failingWith(Redacted.of(trial.failure())));
    }

    static Trial row(String document, TrialResult trial, Experiment experiment) {
        Trial row = new Trial();
        row.experiment = experiment;
        row.number = trial.number();
        row.document = document;
        return row;
    }

    static TrialDistributions row(byte[] distributions, Trial trial) {
        TrialDistributions row = new TrialDistributions();
        row.trial = trial.id;
        row.data = distributions;
        return row;
    }

    /**
     * The trial.
     *
     * @param distributions null to leave its distributions out
     * @throws IllegalStateException when what is stored cannot be read: no caller is to blame
     */
    static TrialResult trial(Trial row, TrialDistributions distributions) {
        try {
            return MeasurementJson.readApart(
                    row.document,
                    distributions == null ? null : distributions.data,
                    TrialResult.class);
        } catch (UncheckedIOException e) {
            throw new IllegalStateException("The stored trial " + row.id + " cannot be read", e);
        }
    }

    /** One distribution of a trial, window by window. */
    static TrialHistograms histograms(
            Trial row, TrialDistributions distributions, HistogramName name) {
        TrialResult trial = trial(row, distributions);
        return new TrialHistograms(
                trial.setup(),
                name,
                row.experiment.startedAt,
                trial.windows().stream()
                        .map(
                                window ->
                                        new TrialHistograms.Window(
                                                window.condition(),
                                                window.load().startedAt(),
                                                window.load().duration(),
                                                name.of(window)))
                        .toList());
    }
}
