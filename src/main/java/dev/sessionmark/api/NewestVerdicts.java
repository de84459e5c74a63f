package dev.sessionmark.api;

import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.MeasuringEvent;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.history.HistoryStore;
import dev.sessionmark.history.queue.QueueConfig;
import dev.sessionmark.platform.postgres.DatabaseGone;
import dev.sessionmark.verdict.Judge;
import dev.sessionmark.verdict.VerdictMeters;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Loads the newest complete experiment into the metrics after a restart. It waits a moment, so that
 * the start is not delayed, and does nothing while an experiment is measured: that one replaces it
 * anyway.
 */
@ApplicationScoped
class NewestVerdicts {

    private static final Duration SOON = Duration.ofSeconds(3);

    private final BlockingHistory history;
    private final Consumer<ExperimentResult> show;
    private final QueueConfig config;
    private final Duration pause;
    private volatile boolean measuring;
    private ScheduledExecutorService thread;

    @Inject
    NewestVerdicts(BlockingHistory history, Judge judge, VerdictMeters meters, QueueConfig config) {
        this(history, result -> meters.show(judge.judge(result)), config, SOON);
    }

    NewestVerdicts(
            BlockingHistory history,
            Consumer<ExperimentResult> show,
            QueueConfig config,
            Duration pause) {
        this.history = history;
        this.show = show;
        this.config = config;
        this.pause = pause;
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            thread =
                    Executors.newSingleThreadScheduledExecutor(
                            Thread.ofPlatform().name("newest-verdicts").daemon().factory());
            tryLater();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    void measures(@Observes MeasuringEvent event) {
        measuring = event.begins();
    }

    private void tryLater() {
        thread.schedule(this::attempt, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void attempt() {
        if (measuring) {
            tryLater();
            return;
        }
        try {
            Optional.ofNullable(history.await(HistoryStore::newestDone))
                    .flatMap(history::find)
                    .ifPresent(show);
            thread.shutdown();
        } catch (RuntimeException | Error e) {
            if (DatabaseGone.isCauseOf(e)) {
                tryLater();
            } else {
                Log.warnf(e, "The newest experiment cannot be shown in the metrics");
                thread.shutdown();
            }
        }
    }
}
