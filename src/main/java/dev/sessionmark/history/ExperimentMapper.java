package dev.sessionmark.history;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.MeasurementJson;
import java.time.Instant;
import java.util.List;

/** Between an experiment and its rows. */
final class ExperimentMapper {

    private ExperimentMapper() {}

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

    static ExperimentResult result(Experiment row, List<TrialResult> trials) {
        Environment environment = MeasurementJson.read(row.environment, Environment.class);
        return new ExperimentResult(
                row.id,
                plan(row),
                environment == null ? Environment.UNKNOWN : environment,
                MeasurementJson.read(row.preparation, Preparation.class),
                row.startedAt == null ? row.submittedAt : row.startedAt,
                row.endedAt == null ? lastSign(row, trials) : row.endedAt,
                trials,
                row.status.over() ? row.incompleteBecause : ExperimentResult.NOT_FINISHED);
    }

    static ExperimentSummary summary(Experiment row) {
        return new ExperimentSummary(
                row.id,
                row.status,
                row.label,
                row.notes,
                plan(row),
                row.submittedAt,
                row.startedAt,
                row.endedAt,
                row.incompleteBecause);
    }

    static ExperimentPlan plan(Experiment row) {
        return MeasurementJson.read(row.plan, ExperimentPlan.class);
    }

    /** When the experiment is known to have been alive last. */
    private static Instant lastSign(Experiment row, List<TrialResult> trials) {
        if (!trials.isEmpty()) {
            return trials.getLast().startedAt();
        }
        return row.startedAt == null ? row.submittedAt : row.startedAt;
    }
}
