package dev.sessionmark.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A row of {@code trial_distributions}: what belongs into a trial's document, but is read only
 * where it is needed.
 */
@Entity
@Table(name = "trial_distributions")
public class TrialDistributions {

    @Id
    @Column(name = "trial_id")
    Long trial;

    /** See {@link dev.sessionmark.measurement.MeasurementJson.Parts}. */
    @Column(nullable = false)
    byte[] data;

    static TrialDistributions of(Long trial, byte[] distributions) {
        TrialDistributions row = new TrialDistributions();
        row.trial = trial;
        row.data = distributions;
        return row;
    }
}
