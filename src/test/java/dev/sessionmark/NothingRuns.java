package dev.sessionmark;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A service whose queue takes experiments and runs none, which looks often at what others do, and
 * does not wait long for a body: a test cannot wait as long as a client may take. One profile for
 * all tests that want it: the application is built and started anew for each profile, which takes
 * ten seconds.
 */
public class NothingRuns implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sessionmark.queue.enabled",
                "false",
                "sessionmark.queue.poll",
                "0.1S",
                "sessionmark.http.body-timeout",
                "3S");
    }
}
