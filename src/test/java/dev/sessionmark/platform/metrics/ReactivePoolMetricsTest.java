package dev.sessionmark.platform.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.platform.metrics.PoolMetricsInstaller.ReactivePoolMetrics;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReactivePoolMetricsTest {

    private final List<String> heard = new ArrayList<>();
    private final List<Context> askers = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final ReactivePoolMetrics metrics = new ReactivePoolMetrics(List.of(new Recorder()));

    @Test
    void aConnectionIsAskedForGrantedAndGivenBack() {
        ReactivePoolMetrics.Use asked = metrics.submitted();
        ReactivePoolMetrics.Use granted = metrics.begin(asked);
        metrics.end(granted, true);

        assertEquals(List.of("asked", "waited", "held"), heard);
        assertTrue(times.stream().allMatch(nanos -> nanos >= 0), times.toString());
    }

    /** A connection that is opened first is granted on its own event loop. */
    @Test
    void theRequestThatAskedIsNamedWhereverItIsGranted() {
        Vertx vertx = Vertx.vertx();
        try {
            Context request = vertx.getOrCreateContext();
            Context connection = vertx.getOrCreateContext();
            ReactivePoolMetrics.Use asked = in(request, metrics::submitted);
            ReactivePoolMetrics.Use granted = in(connection, () -> metrics.begin(asked));
            in(
                    connection,
                    () -> {
                        metrics.end(granted, true);
                        return granted;
                    });
            assertEquals(List.of(request, request), askers);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static <T> T in(Context context, Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        context.runOnContext(now -> done.complete(work.get()));
        return done.orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Test
    void aRefusedRequestIsNeverInUse() {
        metrics.rejected(metrics.submitted());

        assertEquals(List.of("asked", "refused"), heard);
    }

    private class Recorder implements SessionPoolListener {
        @Override
        public void asked() {
            heard.add("asked");
        }

        @Override
        public void waited(Context asker, long asked, long granted) {
            askers.add(asker);
            heard.add("waited");
            times.add(granted - asked);
        }

        @Override
        public void held(Context asker, long granted, long returned) {
            askers.add(asker);
            heard.add("held");
            times.add(returned - granted);
        }

        @Override
        public void refused(long nanos) {
            heard.add("refused");
            times.add(nanos);
        }
    }
}
