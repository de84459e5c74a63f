package dev.sessionmark.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the setups can be told. */
@ConfigMapping(prefix = "sessionmark.setup")
public interface SetupConfig {

    /** How long {@code session-held} waits with its session open, whole milliseconds. */
    @WithDefault("20ms")
    Duration slowCall();

    /**
     * Whether the service answers {@code /setups/*} also where others than this machine can reach
     * it. Then anybody can block its event loops.
     */
    @WithDefault("false")
    boolean byHand();
}
