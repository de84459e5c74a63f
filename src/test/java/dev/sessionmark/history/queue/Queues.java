package dev.sessionmark.history.queue;

import dev.sessionmark.experiment.ExperimentEngine;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.platform.health.WriteTrouble;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.time.Duration;

/** Queues without an application around them. */
final class Queues {

    private Queues() {}

    /** How a queue of the tests is configured. */
    record Config(Duration poll, Duration heartbeat, Duration patience) implements QueueConfig {

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public int length() {
            return 20;
        }
    }

    /** A queue that is not started yet. */
    static ExperimentQueue of(
            BlockingHistory history,
            ExperimentEngine engine,
            QueueConfig config,
            MeasuringMeters meters,
            WriteTrouble trouble) {
        return new ExperimentQueue(
                history,
                answering(Instance.class, engine),
                new Audience(
                        new ExperimentEvents(),
                        meters,
                        answering(Event.class, null),
                        answering(Event.class, null)),
                config,
                trouble);
    }

    static MeasuringMeters meters(SimpleMeterRegistry registry, QueueConfig config) {
        MeasuringMeters meters = new MeasuringMeters(registry, config);
        meters.start(null);
        return meters;
    }

    @SuppressWarnings("unchecked")
    private static <T> T answering(Class<?> type, Object answer) {
        return (T)
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> answer);
    }
}
