package dev.sessionmark.platform.access;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Answers that go on for minutes, as a stream of events does, end with the right to have them. */
final class LastingAnswers {

    /** How long somebody goes on to see what happens whose token is no longer good. */
    static final Duration CHECK_EVERY = Duration.ofSeconds(2);

    private final Vertx vertx;

    LastingAnswers(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Looks again and again until the answer is complete.
     *
     * @param allowed asked on an event loop; when it says no, the connection is cut
     */
    void watch(RoutingContext context, BooleanSupplier allowed) {
        long timer =
                vertx.setPeriodic(
                        CHECK_EVERY.toMillis(),
                        number -> {
                            if (!allowed.getAsBoolean()) {
                                vertx.cancelTimer(number);
                                context.response().reset();
                            }
                        });
        context.addEndHandler(ended -> vertx.cancelTimer(timer));
    }
}
