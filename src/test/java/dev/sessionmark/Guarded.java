package dev.sessionmark;

import dev.sessionmark.platform.access.IdentityProvider;
import dev.sessionmark.platform.access.TestTokens;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A service with tokens in a file and an identity provider, behind a proxy: so that a test can come
 * from where it likes. A few wrong tokens are let pass from each address.
 */
public class Guarded implements QuarkusTestProfile {

    /** How many they are. */
    public static final int GUESSES = 4;

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = new HashMap<>(TestTokens.config(Guarded.class));
        config.put("sessionmark.access.failures-per-minute", Integer.toString(GUESSES));
        config.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        return config;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(IdentityProvider.class));
    }
}
