package dev.sessionmark.experiment;

import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** The most that one experiment of the service may ask for. The terminal has the defaults. */
@ConfigMapping(prefix = "sessionmark.limits")
public interface PlanLimits {

    /** Repeats of each setup. */
    @WithDefault("50")
    int trials();

    /** Length of one measurement window, and of a warm-up. */
    @WithDefault("1H")
    Duration window();

    /**
     * How long one experiment may take at worst: setups x trials, each with its warm-ups and a
     * window for each condition, after which late answers are awaited. A comparison holds a
     * histogram for each second of the windows in memory.
     */
    @WithDefault("4H")
    Duration measuring();

    /** Measurement windows: setups x trials x conditions. Each keeps eight distributions. */
    @WithDefault("1000")
    int windows();

    /** Arrivals per second. */
    @WithDefault("200000")
    int rate();

    /** HTTP connections of the load generator. */
    @WithDefault("4096")
    int connections();

    /** pgbench's scale factor: 15 MB of tables each. */
    @WithDefault("1000")
    int scale();

    /** Database connections of a system under test. */
    @WithDefault("500")
    int poolSize();

    /**
     * Hosts that a plan may name in the URL of a target, {@code *} for any. Without a bound the
     * service would be a way into every network that it can reach.
     */
    @WithDefault("127.0.0.1,::1,localhost")
    List<String> targetHosts();

    /** The largest value of a factor. */
    default double most(Factor factor) {
        if (factor == Factors.RATE) {
            return rate();
        }
        return factor == Factors.POOL_SIZE ? poolSize() : factor.most();
    }

    /** The limits where nothing is configured; they are also the widest that make sense. */
    PlanLimits DEFAULTS =
            new Fixed(
                    50,
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    1_000,
                    200_000,
                    4_096,
                    1_000,
                    500,
                    List.of("*"));

    /** Limits that no service has configured. */
    record Fixed(
            int trials,
            Duration window,
            Duration measuring,
            int windows,
            int rate,
            int connections,
            int scale,
            int poolSize,
            List<String> targetHosts)
            implements PlanLimits {}
}
