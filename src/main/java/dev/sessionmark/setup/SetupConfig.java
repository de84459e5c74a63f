package dev.sessionmark.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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

    /** Most requests that the service itself answers at once by hand; the others get 503. */
    @WithDefault("32")
    int atOnce();

    /**
     * A request by hand without an answer by then gets 503. Longer than the driver waits for a
     * connection and a statement together, so that no thread is busy with it any more.
     */
    @WithDefault("5S")
    Duration timeLimit();
}
