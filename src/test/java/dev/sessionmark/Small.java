package dev.sessionmark;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A service with little of everything, so that a few clients are many, and with no worker of the
 * queue, whose own looks at the database would be counted.
 */
public class Small implements QuarkusTestProfile {

    public static final int THREADS = 4;
    public static final int CONNECTIONS = 60;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.thread-pool.max-threads", Integer.toString(THREADS),
                "sessionmark.http.max-connections", Integer.toString(CONNECTIONS),
                "sessionmark.http.head-timeout", "2S",
                "sessionmark.http.body-timeout", "90S",
                "sessionmark.queue.enabled", "false",
                "sessionmark.session.time-limit", "3S",
                "sessionmark.setup.at-once", "2",
                "sessionmark.setup.time-limit", "4S");
    }
}
