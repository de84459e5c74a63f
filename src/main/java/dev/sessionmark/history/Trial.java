package dev.sessionmark.history;

import dev.sessionmark.experiment.HistogramName;
import dev.sessionmark.experiment.TrialHistograms;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.MeasurementJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.io.UncheckedIOException;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A row of {@code trial}: one setup measured once, without its distributions. Nothing is lost on
 * the way between the two.
 */
@RegisterForReflection(targets = TrialResult.class)
@Entity
@Table(name = "trial")
public class Trial {

    @Id
    @GeneratedValue(generator = "trial_seq")
    @SequenceGenerator(name = "trial_seq", sequenceName = "trial_seq", allocationSize = 10)
    Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "experiment_id")
    Experiment experiment;

    /** Counts the trials of the experiment from 1. */
    int number;

    /** {@link dev.sessionmark.measurement.MeasurementJson} of a {@code TrialResult}. */
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(nullable = false)
    String document;

    static MeasurementJson.Parts parts(TrialResult trial) {
        return MeasurementJson.writeApart(trial.failingWith(Redacted.of(trial.failure())));
    }

    static Trial of(String document, TrialResult trial, Experiment experiment) {
        Trial row = new Trial();
        row.experiment = experiment;
        row.number = trial.number();
        row.document = document;
        return row;
    }

    /**
     * The trial.
     *
     * @param distributions null to leave its distributions out
     * @throws IllegalStateException when what is stored cannot be read: no caller is to blame
     */
    TrialResult result(TrialDistributions distributions) {
        try {
            return MeasurementJson.readApart(
                    document, distributions == null ? null : distributions.data, TrialResult.class);
        } catch (UncheckedIOException e) {
            throw new IllegalStateException("The stored trial " + id + " cannot be read", e);
        }
    }

    TrialHistograms histograms(TrialDistributions distributions, HistogramName name) {
        return new TrialHistograms(result(distributions), name, experiment.startedAt);
    }
}
