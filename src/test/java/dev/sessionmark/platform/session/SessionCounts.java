package dev.sessionmark.platform.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.Metrics;
import java.time.Duration;

/** How many sessions and connections of the history are in use. */
final class SessionCounts {

    private SessionCounts() {}

    static int used() {
        return gauge("db.client.connection.count", "db.client.connection.state", "used");
    }

    static int pending() {
        return gauge("db.client.connection.pending_requests");
    }

    /** Waits until nothing is in use any more, and says what is left when that does not happen. */
    static void assertNoneLeft(Duration patience) {
        await().atMost(patience)
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(
                        () ->
                                assertEquals(
                                        "0 connections, 0 waiting, 0 sessions",
                                        used()
                                                + " connections, "
                                                + pending()
                                                + " waiting, "
                                                + SessionMeters.open()
                                                + " sessions"));
    }

    private static int gauge(String name, String... tags) {
        return (int)
                Metrics.globalRegistry
                        .get(name)
                        .tag("db.client.connection.pool.name", "history")
                        .tags(tags)
                        .gauge()
                        .value();
    }
}
