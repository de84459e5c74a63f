package dev.sessionmark.history.queue;

import dev.sessionmark.history.HistoryService;
import dev.sessionmark.history.Status;
import dev.sessionmark.platform.postgres.DatabaseGone;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Publishes how many experiments there are of each status and how long the oldest has waited. The
 * database is asked now and then on a thread of its own, never by a scrape; while it does not
 * answer, the figures are unknown (NaN).
 */
@ApplicationScoped
class ExperimentCounts {

    /** How often a dashboard usually asks. */
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final HistoryService history;
    private final MeterRegistry registry;
    private final QueueConfig config;
    private volatile State state = State.UNKNOWN;
    private ScheduledExecutorService asker;

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

    ExperimentCounts(HistoryService history, MeterRegistry registry, QueueConfig config) {
        this.history = history;
        this.registry = registry;
        this.config = config;
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
        asker =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("experiment-counts").daemon().factory());
        long pause = Math.min(EVERY.toMillis(), config.poll().toMillis() * 3);
        asker.scheduleWithFixedDelay(this::ask, 0, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        if (asker != null) {
            asker.shutdownNow();
        }
    }

    private void ask() {
        try {
            Map<Status, Long> counts = history.counts();
            boolean waiting = counts.getOrDefault(Status.QUEUED, 0L) > 0;
            state = new State(counts, waiting ? history.oldestWaiting().orElse(null) : null);
        } catch (RuntimeException e) {
            // Told once: the queue tells of a database that is away, too.
            if (state != State.UNKNOWN && !DatabaseGone.isCauseOf(e)) {
                Log.warnf(e, "Experiments cannot be counted; trying again");
            }
            state = State.UNKNOWN;
        }
    }
}
