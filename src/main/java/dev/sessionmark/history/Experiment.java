package dev.sessionmark.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A row of {@code experiment}: what was asked for and how far it came. Only what has changed is
 * written, so that a label given while an experiment ends does not undo its end.
 */
@Entity
@DynamicUpdate
@Table(name = "experiment")
public class Experiment {

    @Id
    @Column(length = 40)
    String id;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(nullable = false, length = 16)
    Status status;

    /** JSON of {@link dev.sessionmark.experiment.ExperimentPlan}. */
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(nullable = false)
    String plan;

    /** JSON of {@link dev.sessionmark.experiment.Environment}; null before the start. */
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String environment;

    /** JSON of {@link dev.sessionmark.experiment.Preparation}; null before it is done. */
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String preparation;

    /** What people call it; null where nobody has named it. */
    @Column(length = Description.LONGEST_LABEL)
    String label;

    /** What people note on it; null where nobody has. */
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String notes;

    /** Names of the plan's setups, for whoever searches. */
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(nullable = false)
    String setups;

    @Column(name = "submitted_at", nullable = false)
    Instant submittedAt;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "ended_at")
    Instant endedAt;

    /** The last sign of whoever runs it; null before it runs. */
    @Column(name = "heartbeat_at")
    Instant heartbeatAt;

    /** The process that has taken it from the queue; null before it runs. */
    @Column(name = "claimed_by", length = 36)
    String claimedBy;

    /** Whether somebody wants whoever runs it to end it. */
    @Column(name = "cancel_asked", nullable = false)
    boolean cancelAsked;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(name = "incomplete_because")
    String incompleteBecause;
}
