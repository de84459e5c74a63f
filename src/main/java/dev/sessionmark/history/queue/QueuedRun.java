package dev.sessionmark.history.queue;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentEngine;
import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.LiveFigures;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.history.ExperimentSummary;
import dev.sessionmark.history.HistoryService;
import dev.sessionmark.history.Status;
import dev.sessionmark.history.keep.PatientWriter;
import dev.sessionmark.platform.words.Told;
import io.quarkus.logging.Log;
import jakarta.enterprise.event.Event;
import java.util.function.BooleanSupplier;

/** One experiment of the queue while it runs: keeps each finding as it comes, and tells of it. */
final class QueuedRun implements ExperimentListener {

    private static final String CANCELLED = "cancelled";
    private static final String CANCELLED_WITHOUT_ALL =
            "cancelled; the history does not take all that was measured";

    private final ExperimentSummary experiment;
    private final HistoryService history;
    private final PatientWriter writer;
    private final Event<ExperimentOver> over;
    private final ExperimentEvents events;
    private final MeasuringMeters meters;
    private final BooleanSupplier stopping;
    private final BooleanSupplier cancelled;
    private final BooleanSupplier lost;

    private volatile boolean ended;
    private volatile boolean givenUp;
    private boolean settled;
    private volatile boolean written;

    /** What its row says since its end was written; null before, and when it has been removed. */
    private Status kept;

    QueuedRun(
            ExperimentSummary experiment,
            HistoryService history,
            PatientWriter writer,
            Event<ExperimentOver> over,
            ExperimentEvents events,
            MeasuringMeters meters,
            BooleanSupplier stopping,
            BooleanSupplier cancelled,
            BooleanSupplier lost) {
        this.experiment = experiment;
        this.history = history;
        this.writer = writer;
        this.over = over;
        this.events = events;
        this.meters = meters;
        this.stopping = stopping;
        this.cancelled = cancelled;
        this.lost = lost;
    }

    /** Of the experiment. */
    String id() {
        return experiment.id();
    }

    /** Whether its end is in the history. */
    boolean written() {
        return written;
    }

    /**
     * Runs it to its end, whatever that is, and keeps its status as soon as that can be written.
     */
    void with(ExperimentEngine engine) {
        String id = experiment.id();
        events.publish(new ExperimentEvent.StatusChanged(id, Status.RUNNING));
        Log.infof("Experiment %s begins", id);
        ended(incompleteAfter(engine));
    }

    /** Runs it to its end, and says why that was early; null when it was not. */
    private String incompleteAfter(ExperimentEngine engine) {
        String id = experiment.id();
        try {
            return engine.run(id, experiment.plan(), this, this::isToEnd).incompleteBecause();
        } catch (RuntimeException | Error e) {
            if (isToEnd()) {
                Log.debugf(e, "Experiment %s was told to end", id);
            } else {
                Log.errorf(e, "Experiment %s failed", id);
            }
            return Told.verbatim(e);
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

    private boolean isToEnd() {
        return stopping.getAsBoolean() || cancelled.getAsBoolean() || lost.getAsBoolean();
    }

    /** Written behind what was measured and could not be written yet. */
    private void end(Status status, String incompleteBecause) {
        Log.infof(
                incompleteBecause == null
                        ? "Experiment %s ended: %s"
                        : "Experiment %s ended: %s, %s",
                experiment.id(),
                status,
                incompleteBecause);
        writer.add(
                named("the end"),
                () -> {
                    kept = history.end(experiment.id(), status, incompleteBecause).orElse(null);
                    written = true;
                });
        ended = true;
        settled();
    }

    /**
     * What cannot be written keeps nobody waiting any more: once the history takes the end without
     * it, it is lost. Nothing happens before the experiment has ended.
     */
    void giveUp() {
        givenUp |= ended;
    }

    /** Whether the end is written by itself. */
    private boolean endsWithoutTheRest() {
        try {
            kept =
                    history.end(experiment.id(), Status.CANCELLED, CANCELLED_WITHOUT_ALL)
                            .orElse(null);
        } catch (RuntimeException e) {
            Log.debug("The history does not take the end either", e);
            return false;
        }
        written = true;
        writer.giveUp();
        return true;
    }

    /**
     * Tries to write what is not written yet, and tells of the end once it is.
     *
     * @return whether nothing is left to be done; again and again, once it is so
     */
    boolean settled() {
        if (ended && !settled && (writer.writeRest() || givenUp && endsWithoutTheRest())) {
            settled = true;
            if (kept != null) {
                tellOver();
                events.publish(new ExperimentEvent.StatusChanged(experiment.id(), kept));
            }
        }
        return settled;
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
        writer.write(named(what), write);
    }

    private String named(String what) {
        return "Experiment %s: %s".formatted(experiment.id(), what);
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
