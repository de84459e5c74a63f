package dev.sessionmark.history.queue;

import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.history.LeaseStore;
import dev.sessionmark.history.LeaseStore.Running;
import dev.sessionmark.history.Status;
import dev.sessionmark.platform.postgres.DatabaseGone;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Says again and again, in the history, that this process runs its experiment, and ends those that
 * nobody runs: their process was killed, or could not write their end. On a thread of its own,
 * since the queue's measures for hours.
 */
@ApplicationScoped
class LeaseKeeper {

    /** A sign is good for so many heartbeats: some may be late on a busy machine. */
    static final int LEASE_BEATS = 4;

    static final String KILLED = "the program ended before the experiment did";

    private final BlockingHistory history;
    private final LeaseStore leases;
    private final ExperimentQueue queue;
    private final ExperimentEvents events;
    private final MeasuringMeters meters;
    private final QueueConfig config;
    private final Unattended unattended;
    private ScheduledExecutorService thread;
    private boolean failing;

    @Inject
    LeaseKeeper(
            BlockingHistory history,
            LeaseStore leases,
            ExperimentQueue queue,
            ExperimentEvents events,
            MeasuringMeters meters,
            QueueConfig config) {
        this(history, leases, queue, events, meters, config, System::nanoTime);
    }

    LeaseKeeper(
            BlockingHistory history,
            LeaseStore leases,
            ExperimentQueue queue,
            ExperimentEvents events,
            MeasuringMeters meters,
            QueueConfig config,
            LongSupplier nanoTime) {
        this.history = history;
        this.leases = leases;
        this.queue = queue;
        this.events = events;
        this.meters = meters;
        this.config = config;
        this.unattended = new Unattended(config.heartbeat().multipliedBy(LEASE_BEATS), nanoTime);
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            thread =
                    Executors.newSingleThreadScheduledExecutor(
                            Thread.ofPlatform().name("experiment-lease").daemon().factory());
            thread.scheduleWithFixedDelay(
                    this::beat,
                    // Soon, but a start is not held up by it.
                    config.heartbeat().dividedBy(LEASE_BEATS).toMillis(),
                    config.heartbeat().toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    /** Once. Whatever goes wrong, the next one is made. */
    void beat() {
        try {
            queue.running().ifPresent(this::renew);
            endUnattended();
            failing = false;
        } catch (RuntimeException | Error e) {
            unattended.historyAway();
            // Told once: the queue and readiness tell of a database that is away, too.
            if (!failing && !DatabaseGone.isCauseOf(e)) {
                Log.warnf(e, "It cannot be said in the history which experiment runs; trying on");
            }
            failing = true;
        }
    }

    private void renew(String id) {
        switch (history.await(() -> leases.renew(id, Instant.now()))) {
            case KEPT -> Log.tracef("Experiment %s runs on", id);
            case CANCEL_ASKED -> queue.cancel(id);
            case LOST -> queue.lost(id);
        }
    }

    private void endUnattended() {
        List<Running> others =
                history.running().stream()
                        .filter(one -> !queue.running().filter(one.id()::equals).isPresent())
                        .toList();
        unattended.look(others);
        meters.unattended(unattended.any());
        for (Running one : unattended.gone()) {
            end(one);
        }
        for (Running one : unattended.toBeTouched()) {
            history.await(() -> leases.touch(one));
            unattended.touched(one);
        }
    }

    private void end(Running one) {
        if (history.await(() -> leases.endUnattended(one, Instant.now(), KILLED))) {
            Status status = one.cancelAsked() ? Status.CANCELLED : Status.FAILED;
            Log.warnf("Nobody runs experiment %s any more; marked as %s", one.id(), status);
            events.changed(new ExperimentEvent.StatusChanged(one.id(), status));
        }
    }
}
