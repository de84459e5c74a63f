package dev.sessionmark.page.stage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the system under test on stage may stand there. */
@ConfigMapping(prefix = "sessionmark.stage")
public interface StageConfig {

    /** How long it stays after the last request to it or the last look at it. */
    @WithDefault("1M")
    Duration unused();

    /** How long it stays after the last request to it, even while a forgotten tab still looks. */
    @WithDefault("15M")
    Duration longest();

    /** Most streams of events at a time. */
    @WithDefault("20")
    int watchers();

    /** Most requests passed on to it at a time. */
    @WithDefault("64")
    int inFlight();

    /** How long a burst waits for answers after its last request was due. */
    @WithDefault("10S")
    Duration burstPatience();
}
