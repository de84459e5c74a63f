package dev.sessionmark.page.stage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the system under test on stage may stand there. */
@ConfigMapping(prefix = "sessionmark.stage")
public interface StageConfig {

    /** It ends so long after the last request to it, or after the last look at it. */
    @WithDefault("1M")
    Duration unused();

    /** It ends so long after it was last asked for, whoever looks: a forgotten tab is no use. */
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
