package dev.sessionmark.sut.probe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What watches the system under test from inside. */
@ConfigMapping(prefix = "sessionmark.probe")
public interface ProbeConfig {

    /** Whether anything is watched at all; off only to measure what the probes cost. */
    @WithDefault("true")
    boolean enabled();

    /** How often the delay of each event loop is measured. */
    @WithDefault("5ms")
    Duration loopDelayPeriod();

    /** How often an event-loop thread is looked at, each in turn: 100 samples a second in all. */
    @WithDefault("10ms")
    Duration samplePeriod();
}
