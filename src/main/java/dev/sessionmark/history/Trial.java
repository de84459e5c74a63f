package dev.sessionmark.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code trial}: one setup measured once, without its distributions. */
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
}
