package dev.sessionmark.history.queue;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentEngine;
import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.LiveFigures;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.history.ExperimentSummary;
import dev.sessionmark.history.HistoryService;
import dev.sessionmark.history.Status;
import io.quarkus.logging.Log;
import jakarta.enterprise.event.Event;
import java.util.function.BooleanSupplier;

/** One experiment of the queue while it runs: keeps each finding as it comes, and tells of it. */
final class QueuedRun implements ExperimentListener {

    private static final String CANCELLED = "cancelled";

    private final ExperimentSummary experiment;
    private final HistoryService history;
    private final PatientWrites writes;
    private final Event<ExperimentOver> over;
    private final ExperimentEvents events;
    private final MeasuringMeters meters;
    private final BooleanSupplier stopping;
    private final BooleanSupplier cancelled;

    QueuedRun(
            ExperimentSummary experiment,
            HistoryService history,
            PatientWrites writes,
            Event<ExperimentOver> over,
            ExperimentEvents events,
            MeasuringMeters meters,
            BooleanSupplier stopping,
            BooleanSupplier cancelled) {
        this.experiment = experiment;
        this.history = history;
        this.writes = writes;
        this.over = over;
        this.events = events;
        this.meters = meters;
        this.stopping = stopping;
        this.cancelled = cancelled;
    }

    /** Runs it to its end, whatever that is, and keeps its status. */
    void with(ExperimentEngine engine) {
        String id = experiment.id();
        events.publish(new ExperimentEvent.StatusChanged(id, Status.RUNNING));
        Log.infof("Experiment %s begins", id);
        try {
            ExperimentResult result =
                    engine.run(
                            id,
                            experiment.plan(),
                            this,
                            () -> stopping.getAsBoolean() || cancelled.getAsBoolean());
            ended(result.incompleteBecause());
        } catch (RuntimeException | Error e) {
            Log.errorf(e, "Experiment %s failed", id);
            end(Status.FAILED, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private void ended(String incompleteBecause) {
        if (incompleteBecause == null) {
            end(Status.DONE, null);
        } else if (cancelled.getAsBoolean()) {
            end(Status.CANCELLED, CANCELLED);
        } else if (stopping.getAsBoolean()) {
            end(Status.CANCELLED, ExperimentQueue.STOPPED);
        } else {
            end(Status.FAILED, incompleteBecause);
        }
    }

    private void end(Status status, String incompleteBecause) {
        write("the end", () -> history.end(experiment.id(), status, incompleteBecause));
        tellOver();
        events.publish(new ExperimentEvent.StatusChanged(experiment.id(), status));
        Log.infof(
                incompleteBecause == null
                        ? "Experiment %s ended: %s"
                        : "Experiment %s ended: %s, %s",
                experiment.id(),
                status,
                incompleteBecause);
    }

    /** Whatever becomes of what others do now, the experiment has ended as it has. */
    private void tellOver() {
        try {
            over.fire(new ExperimentOver(experiment.id()));
        } catch (RuntimeException | Error e) {
            Log.warnf(e, "Not all that follows the end of experiment %s was done", experiment.id());
        }
    }

    private void write(String what, Runnable write) {
        writes.write("Experiment %s: %s".formatted(experiment.id(), what), write);
    }

    @Override
    public void onProgress(Progress progress) {
        meters.heard();
        events.publish(new ExperimentEvent.Moved(experiment.id(), progress));
    }

    @Override
    public void onLive(LiveFigures figures) {
        events.publish(new ExperimentEvent.Live(experiment.id(), figures));
    }

    @Override
    public void onEnvironment(Environment environment) {
        write("the environment", () -> history.environment(experiment.id(), environment));
    }

    @Override
    public void onPrepared(Preparation preparation) {
        write("the preparation", () -> history.preparation(experiment.id(), preparation));
        meters.prepared();
    }

    @Override
    public void onProfile(Profile profile) {
        write(profile.name(), () -> history.profile(experiment.id(), profile));
    }

    @Override
    public void onTrial(TrialResult trial) {
        write("trial " + trial.number(), () -> history.trial(experiment.id(), trial));
        if (trial.failure() == null) {
            Log.infof("Trial %d, %s: measured", trial.number(), trial.setup());
        } else {
            Log.warnf("Trial %d, %s: %s", trial.number(), trial.setup(), trial.failure());
        }
        meters.trial(trial);
        events.publish(
                new ExperimentEvent.TrialEnded(
                        experiment.id(), trial.number(), trial.setup(), trial.failure()));
    }
}
