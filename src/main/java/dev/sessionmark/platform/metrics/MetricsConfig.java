package dev.sessionmark.platform.metrics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the service measures of itself. */
@ConfigMapping(prefix = "sessionmark.metrics")
public interface MetricsConfig {

    /** Requests served, with their times. Off in the system under test, whose work it would be. */
    @WithDefault("true")
    boolean http();

    /** Connections of the pools. Off in the system under test, which measures them by itself. */
    @WithDefault("true")
    boolean pools();

    /** What the machine allows the program. Off in the system under test, which measures that. */
    @WithDefault("true")
    boolean machine();
}
