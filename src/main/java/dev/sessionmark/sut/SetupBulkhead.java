package dev.sessionmark.sut;

import dev.sessionmark.platform.connection.DatabaseLimit;
import dev.sessionmark.platform.http.Refusal;
import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.setup.SetupConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bounds what setups called by hand may take of the service: so many requests at once, so long
 * each, and one at a time that blocks its event loop. How long a blocking one waits for each answer
 * of the database is bounded by the driver (application.properties). A system under test, where the
 * very harm is measured, has none of this.
 */
@ApplicationScoped
public class SetupBulkhead {

    private static final String PATHS = "/setups/";
    private static final String ON_LOOP = PATHS + SessionSetup.BLOCKING_ON_EVENT_LOOP.id() + "/";

    /** Behind the filter that asks who it is. */
    private static final int AFTER_ACCESS = 15_000;

    private static final int UNAVAILABLE = 503;
    private static final int SOON_SECONDS = 1;

    /** How long the database may block a loop, however many answers are awaited meanwhile. */
    private static final Duration LOOP_LIMIT = Duration.ofSeconds(2);

    /** A loop that was blocked for so long was so because the database does not answer. */
    private static final Duration TOO_LONG = Duration.ofMillis(1_500);

    /** Then the next one is let in only after that, so that probes are answered meanwhile. */
    private static final Duration REST = Duration.ofSeconds(10);

    private final SutConfig sut;
    private final SetupConfig config;
    private final Vertx vertx;
    private final Semaphore places;
    private final AtomicBoolean loopBlocked = new AtomicBoolean();
    private volatile long loopFreeAt = System.nanoTime();

    SetupBulkhead(SutConfig sut, SetupConfig config, Vertx vertx) {
        this.sut = sut;
        this.config = config;
        this.vertx = vertx;
        this.places = new Semaphore(config.atOnce());
    }

    void register(@Observes Filters filters) {
        if (!sut.enabled()) {
            filters.register(this::bound, AFTER_ACCESS);
        }
    }

    private void bound(RoutingContext request) {
        String path = request.normalizedPath();
        if (!path.startsWith(PATHS)) {
            request.next();
        } else if (path.startsWith(ON_LOOP)) {
            blockLoop(request);
        } else if (places.tryAcquire()) {
            follow(request);
            request.next();
        } else {
            refuse(
                    request,
                    SOON_SECONDS,
                    "At most %d requests by hand at a time.".formatted(config.atOnce()));
        }
    }

    /** The whole of it happens before the filter's call returns: it blocks this very thread. */
    private void blockLoop(RoutingContext request) {
        long now = System.nanoTime();
        if (loopFreeAt - now > 0) {
            refuse(
                    request,
                    Duration.ofNanos(loopFreeAt - now).toSeconds() + 1,
                    "The database did not answer the last one in time, which blocked an event loop"
                            + " of this service.");
            return;
        }
        if (!loopBlocked.compareAndSet(false, true)) {
            refuse(request, SOON_SECONDS, "One request by hand at a time may block an event loop.");
            return;
        }
        try (DatabaseLimit limit = DatabaseLimit.begin(LOOP_LIMIT)) {
            request.next();
        } finally {
            long end = System.nanoTime();
            if (end - now > TOO_LONG.toNanos()) {
                loopFreeAt = end + REST.toNanos();
            }
            loopBlocked.set(false);
        }
    }

    /** Its place is free again when it is answered, or when a thread cannot be busy with it. */
    private void follow(RoutingContext request) {
        AtomicBoolean over = new AtomicBoolean();
        long timer =
                vertx.setTimer(
                        config.timeLimit().toMillis(),
                        late -> {
                            if (over.compareAndSet(false, true)) {
                                places.release();
                                giveUp(request);
                            }
                        });
        request.addEndHandler(
                ended -> {
                    // A client that has left leaves its work behind, which goes on for a while.
                    if (ended.succeeded() && over.compareAndSet(false, true)) {
                        vertx.cancelTimer(timer);
                        places.release();
                    }
                });
    }

    private void giveUp(RoutingContext request) {
        if (!request.response().closed()) {
            refuse(
                    request,
                    SOON_SECONDS,
                    "The database gave no answer within %d ms."
                            .formatted(config.timeLimit().toMillis()));
        }
    }

    private static void refuse(RoutingContext request, long retryAfterSeconds, String detail) {
        if (!request.response().ended()) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
            Refusal.send(request, UNAVAILABLE, detail);
        }
    }
}
