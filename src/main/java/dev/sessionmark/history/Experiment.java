package dev.sessionmark.history;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.MeasurementJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
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

    @Column(name = "cancel_asked", nullable = false)
    boolean cancelAsked;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(name = "incomplete_because")
    String incompleteBecause;

    static Experiment queued(String id, ExperimentPlan plan, Instant now) {
        Experiment row = new Experiment();
        row.id = id;
        row.status = Status.QUEUED;
        row.plan = MeasurementJson.write(plan);
        row.setups = String.join(" ", plan.arms());
        row.submittedAt = now;
        return row;
    }

    static Experiment finished(ExperimentResult result) {
        Experiment row = queued(result.id(), result.plan(), result.startedAt());
        row.status = result.incompleteBecause() == null ? Status.DONE : Status.CANCELLED;
        row.environment = MeasurementJson.write(result.environment());
        row.preparation = MeasurementJson.write(result.preparation());
        row.startedAt = result.startedAt();
        row.endedAt = result.endedAt();
        row.incompleteBecause = Redacted.of(result.incompleteBecause());
        return row;
    }

    ExperimentResult result(List<TrialResult> trials) {
        Environment known = MeasurementJson.read(environment, Environment.class);
        return new ExperimentResult(
                id,
                plan(),
                known == null ? Environment.UNKNOWN : known,
                MeasurementJson.read(preparation, Preparation.class),
                startedAt == null ? submittedAt : startedAt,
                endedAt == null ? lastSign(trials) : endedAt,
                trials,
                status.over() ? incompleteBecause : ExperimentResult.NOT_FINISHED);
    }

    ExperimentSummary summary() {
        return new ExperimentSummary(
                id,
                status,
                label,
                notes,
                plan(),
                submittedAt,
                startedAt,
                endedAt,
                incompleteBecause);
    }

    private ExperimentPlan plan() {
        return MeasurementJson.read(plan, ExperimentPlan.class);
    }

    private Instant lastSign(List<TrialResult> trials) {
        if (!trials.isEmpty()) {
            return trials.getLast().startedAt();
        }
        return startedAt == null ? submittedAt : startedAt;
    }
}
