package dev.sessionmark.platform.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requests of the API use their session. */
@ConfigMapping(prefix = "sessionmark.session")
public interface SessionConfig {

    /**
     * A request that has no answer by then gets 503. Its work goes on and gives back its session.
     * Long enough for a busy machine, short enough that no client has to guess.
     */
    @WithDefault("10S")
    Duration timeLimit();
}
