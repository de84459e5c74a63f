package dev.sessionmark.sut;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether this process is the system under test. */
@ConfigMapping(prefix = "sessionmark.sut")
public interface SutConfig {

    /** Set by the command {@code sut} only: serves the setups, and nothing else. */
    @WithDefault("false")
    boolean enabled();

    /**
     * Whether answers carry {@code Server-Timing}. A load generator would not listen; somebody who
     * looks at single requests does.
     */
    @WithDefault("false")
    boolean serverTiming();

    /** Whether the reactive client may keep prepared statements under a name on the server. */
    @WithDefault("true")
    boolean namedStatements();
}
