package dev.sessionmark.history.queue;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentEngine;
import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.LiveFigures;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.history.ExperimentSummary;
import dev.sessionmark.history.Status;
import dev.sessionmark.history.keep.PatientWriter;
import dev.sessionmark.platform.words.Told;
import io.quarkus.logging.Log;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One experiment of the queue while it runs: keeps each finding as it comes, and tells of it. */
final class QueuedRun implements ExperimentListener {

    private static final String CANCELLED = "cancelled";
    private static final String CANCELLED_WITHOUT_ALL =
            "cancelled; the history does not take all that was measured";

    private final ExperimentSummary experiment;
    private final BlockingHistory history;
    private final PatientWriter writer;
    private final Audience audience;
    private final BooleanSupplier stopping;
    private volatile boolean cancelled;
    private volatile boolean lost;
    private volatile boolean ended;
    private volatile boolean givenUp;
    private boolean settled;
    private volatile boolean written;

    /** What its row says since its end was written; null before, and when it has been removed. */
    private Status kept;

    QueuedRun(
            ExperimentSummary experiment,
            BlockingHistory history,
            PatientWriter writer,
            Audience audience,
            BooleanSupplier stopping) {
        this.experiment = experiment;
        this.history = history;
        this.writer = writer;
        this.audience = audience;
        this.stopping = stopping;
    }

    String id() {
        return experiment.id();
    }

    boolean written() {
        return written;
    }

    /**
     * Runs it to its end, whatever that is, and keeps its status as soon as that can be written.
     */
    void with(ExperimentEngine engine) {
        audience.begins(id());
        Log.infof("Experiment %s begins", id());
        try {
            ended(incompleteAfter(engine));
        } finally {
            audience.measured(id());
        }
    }

    private String incompleteAfter(ExperimentEngine engine) {
        try {
            return engine.run(id(), experiment.plan(), this, this::isToEnd).incompleteBecause();
        } catch (RuntimeException | Error e) {
            if (isToEnd()) {
                Log.debugf(e, "Experiment %s was told to end", id());
            } else {
                Log.errorf(e, "Experiment %s failed", id());
            }
            return Told.verbatim(e);
        }
    }

    private void ended(String incompleteBecause) {
        if (incompleteBecause == null) {
            end(Status.DONE, null);
        } else if (cancelled) {
            end(Status.CANCELLED, CANCELLED);
        } else if (stopping.getAsBoolean()) {
            end(Status.CANCELLED, ExperimentQueue.STOPPED);
        } else {
            end(Status.FAILED, incompleteBecause);
        }
    }

    /** Whether it is to end early, and what waits for the history not to wait any longer. */
    boolean isToEnd() {
        return stopping.getAsBoolean() || cancelled || lost;
    }

    /** Written behind what was measured and could not be written yet. */
    private void end(Status status, String incompleteBecause) {
        Log.infof(
                incompleteBecause == null
                        ? "Experiment %s ended: %s"
                        : "Experiment %s ended: %s, %s",
                id(),
                status,
                incompleteBecause);
        writer.add(
                named("the end"),
                () -> {
                    keepEnd(status, incompleteBecause);
                    written = true;
                });
        ended = true;
        settled();
    }

    /**
     * Asks it to end. Once it has, what cannot be written keeps nobody waiting any more: when the
     * history takes the end without it, it is lost.
     */
    void cancel() {
        cancelled = true;
        givenUp |= ended;
    }

    /**
     * Somebody else has ended it, or removed it: there is nothing to measure any more.
     *
     * @return whether that ends it; false once it has ended by itself, which looks the same from
     *     outside
     */
    boolean lose() {
        if (ended || lost) {
            return false;
        }
        Log.warnf("Somebody else has ended experiment %s; it is not measured further", id());
        lost = true;
        return true;
    }

    private void keepEnd(Status status, String because) {
        kept = history.await(store -> store.end(id(), status, Instant.now(), because));
    }

    private boolean endsWithoutTheRest() {
        try {
            keepEnd(Status.CANCELLED, CANCELLED_WITHOUT_ALL);
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
            // What was refused is ended by whoever keeps the leases, and told then.
            if (written) {
                audience.over(id(), kept);
            }
        }
        return settled;
    }

    private void write(String what, Runnable write) {
        writer.write(named(what), write);
    }

    private String named(String what) {
        return "Experiment %s: %s".formatted(id(), what);
    }

    @Override
    public void onProgress(Progress progress) {
        audience.moved(id(), progress);
    }

    @Override
    public void onLive(LiveFigures figures) {
        audience.live(id(), figures);
    }

    @Override
    public void onEnvironment(Environment environment) {
        write(
                "the environment",
                () -> history.await(store -> store.environment(id(), environment)));
    }

    @Override
    public void onPrepared(Preparation preparation) {
        write(
                "the preparation",
                () -> history.await(store -> store.preparation(id(), preparation)));
        audience.prepared();
    }

    @Override
    public void onProfile(Profile profile) {
        write(profile.name(), () -> history.profile(id(), profile));
    }

    @Override
    public void onTrialsSoFar(List<TrialResult> trials) {
        for (TrialResult trial : trials) {
            write(
                    "trial " + trial.number() + " so far",
                    () -> history.keep(store -> store.trial(id(), trial.unfinished())));
        }
        audience.round(id(), trials);
    }

    @Override
    public void onTrial(TrialResult trial) {
        write("trial " + trial.number(), () -> history.keep(store -> store.trial(id(), trial)));
        if (trial.failure() == null) {
            Log.infof("Trial %d, %s: measured", trial.number(), trial.setup());
        } else {
            Log.warnf("Trial %d, %s: %s", trial.number(), trial.setup(), trial.failure());
        }
        audience.trial(id(), trial);
    }
}
