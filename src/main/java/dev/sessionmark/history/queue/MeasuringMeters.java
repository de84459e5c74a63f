package dev.sessionmark.history.queue;

import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.sut.SutStarts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Publishes how measuring goes: trials and their windows, and whether it goes on at all. */
@ApplicationScoped
class MeasuringMeters {

    /** From a short trial of a test to one with many conditions. */
    private static final Duration[] TRIALS =
            Stream.of(1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_800, 3_600)
                    .map(Duration::ofSeconds)
                    .toArray(Duration[]::new);

    private static final String WINDOWS = "sessionmark.windows";
    private static final String VALIDITY = "validity";
    private static final String OTHER = "other";
    private static final long NOTHING_RUNS = 0;

    private final MeterRegistry registry;
    private final LongSupplier nanoTime;
    private final QueueConfig config;

    /** When the experiment that runs was last heard of; {@link #NOTHING_RUNS} without one. */
    private volatile long heard = NOTHING_RUNS;

    /** Since when there have been experiments that nobody runs; {@link #NOTHING_RUNS} without. */
    private volatile long unattended = NOTHING_RUNS;

    private volatile long trialBegan;

    @Inject
    MeasuringMeters(MeterRegistry registry, QueueConfig config) {
        this(registry, config, System::nanoTime);
    }

    MeasuringMeters(MeterRegistry registry, QueueConfig config, LongSupplier nanoTime) {
        this.registry = registry;
        this.config = config;
        this.nanoTime = nanoTime;
    }

    /** Shows what is 0 so far, so that a first failure is a rise. */
    void start(@Observes StartupEvent event) {
        if (!config.enabled()) {
            return;
        }
        SutStarts.publish();
        windows(true);
        windows(false);
        TimeGauge.builder("sessionmark.experiment.silence", this::silence, TimeUnit.NANOSECONDS)
                .description(
                        "Since the running experiment last gave a sign of progress; 0 when none"
                                + " runs; or since one was found that nobody runs and that could"
                                + " not be ended")
                .register(registry);
    }

    void begin() {
        heard();
        trialBegan = nanoTime.getAsLong();
    }

    void heard() {
        heard = now();
    }

    void unattended(boolean any) {
        if (!any) {
            unattended = NOTHING_RUNS;
        } else if (unattended == NOTHING_RUNS) {
            unattended = now();
        }
    }

    private long now() {
        long now = nanoTime.getAsLong();
        return now == NOTHING_RUNS ? 1 : now;
    }

    /** What was found before the first trial is kept; the first trial begins. */
    void prepared() {
        trialBegan = nanoTime.getAsLong();
    }

    void trial(TrialResult trial) {
        long now = nanoTime.getAsLong();
        Timer.builder("sessionmark.trial.duration")
                .description("From one trial's end to the next one's")
                .tag("setup", SessionSetup.byId(trial.setup()).map(s -> s.id()).orElse(OTHER))
                .tag("outcome", trial.failure() == null ? "completed" : "failed")
                .serviceLevelObjectives(TRIALS)
                .register(registry)
                .record(now - trialBegan, TimeUnit.NANOSECONDS);
        trialBegan = now;
        for (Window window : trial.windows()) {
            windows(window.valid()).increment();
        }
    }

    void end() {
        heard = NOTHING_RUNS;
    }

    private double silence() {
        return Math.max(since(heard), since(unattended));
    }

    private long since(long moment) {
        return moment == NOTHING_RUNS ? 0 : nanoTime.getAsLong() - moment;
    }

    private Counter windows(boolean valid) {
        return Counter.builder(WINDOWS)
                .description("Measurement windows, by whether they may be judged")
                .tag(VALIDITY, valid ? "valid" : "invalid")
                .register(registry);
    }
}
