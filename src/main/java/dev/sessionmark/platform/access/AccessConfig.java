package dev.sessionmark.platform.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Who may enter. */
@ConfigMapping(prefix = "sessionmark.access")
public interface AccessConfig {

    /** The file of API tokens. Default: {@code tokens} in the data folder. */
    Optional<Path> tokensFile();

    /** How many wrong tokens one client may send in a minute. */
    @WithDefault("10")
    int failuresPerMinute();

    /** Bearer tokens (JWT) of an identity provider. Its first three settings belong together. */
    Jwt jwt();

    /** An identity provider. */
    interface Jwt {

        /** Where its key set (JWKS) is, by http or https. */
        Optional<String> keysUrl();

        /** The claim {@code iss} of its tokens. */
        Optional<String> issuer();

        /** What the claim {@code aud} of tokens for this service has in it. */
        Optional<String> audience();

        /** The claim that lists roles, with a slash between the names of nested ones. */
        @WithDefault("groups")
        String rolesClaim();
    }
}
