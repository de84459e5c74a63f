package dev.sessionmark.platform.session;

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
    static void assertNoneLeft(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while ((used() != 0 || pending() != 0 || SessionMeters.open() != 0)
                && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        assertEquals(
                "0 connections, 0 waiting, 0 sessions",
                used()
                        + " connections, "
                        + pending()
                        + " waiting, "
                        + SessionMeters.open()
                        + " sessions");
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
