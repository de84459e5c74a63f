package dev.sessionmark.sut.probe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What watches the system under test from inside. */
@ConfigMapping(prefix = "sessionmark.probe")
public interface ProbeConfig {

    /**
     * How often the delay of each event loop is measured: a little more than 1,000 times in 4 s,
     * enough for a p99. Each time wakes a loop that has nothing to do.
     */
    @WithDefault("PT0.0039S")
    Duration loopDelayPeriod();

    /**
     * How often every event-loop thread is looked at: 200 times in 4 s, so that the share of the
     * time in which it is blocked is known to four percentage points. Each time wakes a thread,
     * which costs more than the look.
     */
    @WithDefault("20ms")
    Duration samplePeriod();
}
