package dev.sessionmark.history.queue;

import dev.sessionmark.experiment.MeasuringEvent;
import dev.sessionmark.history.QueueGlance;
import dev.sessionmark.history.Status;
import dev.sessionmark.platform.postgres.DatabaseGone;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Publishes how many experiments there are of each status and how long the oldest has waited. The
 * database is asked now and then on a thread of its own, never by a scrape; while it does not
 * answer, the figures are unknown (NaN).
 *
 * <p>While an experiment runs it is asked only when something has changed: it may be on the machine
 * that is measured, and whoever asked for the change has used it just then as well.
 */
@ApplicationScoped
class ExperimentCounts {

    /** How often a dashboard usually asks. */
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final Supplier<State> history;
    private final MeterRegistry registry;
    private final QueueConfig config;
    private final ExperimentEvents events;
    private final AtomicBoolean askedFor = new AtomicBoolean();
    private volatile State state = State.UNKNOWN;
    private volatile boolean measuring;
    private volatile ScheduledExecutorService asker;

    /**
     * @param counts experiments by status; null when unknown, a status without any is missing
     * @param oldest when the experiment that has waited longest was asked for; null without one
     */
    record State(Map<Status, Long> counts, Instant oldest) {

        static final State UNKNOWN = new State(null, null);

        double of(Status status) {
            return counts == null ? Double.NaN : counts.getOrDefault(status, 0L);
        }

        /** How long the oldest has waited then, in milliseconds; 0 when none waits. */
        double oldestAgeMillis(Instant now) {
            if (counts == null) {
                return Double.NaN;
            }
            // The clock of another machine may be ahead.
            return oldest == null ? 0 : Math.max(0, Duration.between(oldest, now).toMillis());
        }
    }

    @Inject
    ExperimentCounts(
            QueueGlance glance,
            MeterRegistry registry,
            QueueConfig config,
            ExperimentEvents events) {
        this(() -> read(glance), registry, config, events);
    }

    ExperimentCounts(
            Supplier<State> history,
            MeterRegistry registry,
            QueueConfig config,
            ExperimentEvents events) {
        this.history = history;
        this.registry = registry;
        this.config = config;
        this.events = events;
    }

    private static State read(QueueGlance glance) {
        Map<Status, Long> counts = glance.counts();
        boolean waiting = counts.getOrDefault(Status.QUEUED, 0L) > 0;
        return new State(counts, waiting ? glance.oldestWaiting().orElse(null) : null);
    }

    void start(@Observes StartupEvent event) {
        if (!config.enabled()) {
            return;
        }
        for (Status status : Status.values()) {
            Gauge.builder("sessionmark.experiments", () -> state.of(status))
                    .tag("status", status.name().toLowerCase(Locale.ROOT))
                    .description("Experiments in the history")
                    .register(registry);
        }
        Gauge.builder("sessionmark.queue.length", () -> state.of(Status.QUEUED))
                .description("Experiments that wait")
                .register(registry);
        TimeGauge.builder(
                        "sessionmark.queue.oldest.age",
                        () -> state.oldestAgeMillis(Instant.now()),
                        TimeUnit.MILLISECONDS)
                .description("How long the oldest experiment that waits has waited")
                .register(registry);
    }

    void open(@ObservesAsync HttpServerStart event) {
        begin();
    }

    void open(@ObservesAsync HttpsServerStart event) {
        begin();
    }

    /**
     * Once the ports are open: no question of this kind, nor the connection that it would open
     * beside others, is waited for by the first caller.
     */
    synchronized void begin() {
        if (!config.enabled() || asker != null) {
            return;
        }
        asker =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("experiment-counts").daemon().factory());
        long pause = Math.min(EVERY.toMillis(), config.poll().toMillis() * 3);
        asker.scheduleWithFixedDelay(this::askInPeace, 0, pause, TimeUnit.MILLISECONDS);
        events.ofAll().subscribe().with(changed -> askSoon());
    }

    void measures(@Observes MeasuringEvent event) {
        measuring = event.begins();
    }

    void stop(@Observes ShutdownEvent event) {
        if (asker != null) {
            asker.shutdownNow();
        }
    }

    private void askInPeace() {
        if (!measuring) {
            ask();
        }
    }

    /** Once for all that changes until it is done. */
    private void askSoon() {
        if (askedFor.compareAndSet(false, true)) {
            try {
                asker.execute(
                        () -> {
                            askedFor.set(false);
                            ask();
                        });
            } catch (RejectedExecutionException e) {
                // The service ends, and nobody reads what it counts.
                Log.debug("Experiments are not counted any more", e);
            }
        }
    }

    private void ask() {
        try {
            state = history.get();
        } catch (RuntimeException e) {
            // Told once: the queue tells of a database that is away, too.
            if (state != State.UNKNOWN && !DatabaseGone.isCauseOf(e)) {
                Log.warnf(e, "Experiments cannot be counted; trying again");
            }
            state = State.UNKNOWN;
        }
    }
}
