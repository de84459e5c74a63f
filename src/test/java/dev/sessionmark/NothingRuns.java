package dev.sessionmark;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A service whose queue takes experiments and runs none, and which looks often at what others do.
 * One profile for all tests that want it: the application is built and started anew for each
 * profile, which takes ten seconds.
 */
public class NothingRuns implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sessionmark.queue.enabled", "false", "sessionmark.queue.poll", "0.1S");
    }
}
