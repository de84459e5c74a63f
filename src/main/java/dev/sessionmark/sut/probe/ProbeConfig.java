package dev.sessionmark.sut.probe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What watches the system under test from inside. */
@ConfigMapping(prefix = "sessionmark.probe")
public interface ProbeConfig {

    /** How often the delay of each event loop is measured: 1,000 times in 4 s, enough for a p99. */
    @WithDefault("3ms")
    Duration loopDelayPeriod();

    /** How often every event-loop thread is looked at. */
    @WithDefault("10ms")
    Duration samplePeriod();
}
