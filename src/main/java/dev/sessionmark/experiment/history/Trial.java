package dev.sessionmark.experiment.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code trial}: one setup measured once. */
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

    int number;
    int round;

    @Column(nullable = false, length = 64)
    String setup;

    @Column(name = "started_at", nullable = false)
    Instant startedAt;

    @Column(name = "startup_nanos")
    Long startupNanos;

    @Column(name = "warmup_nanos")
    Long warmupNanos;

    @Column(name = "warmup_settled")
    boolean warmupSettled;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String failure;
}
