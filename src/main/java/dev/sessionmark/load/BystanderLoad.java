package dev.sessionmark.load;

import java.time.Duration;

/**
 * A slow stream of requests beside the load, on a connection of its own, to an endpoint that does
 * not need what the load needs.
 *
 * @param rate requests per second, evenly spaced
 * @param call what is asked
 * @param probeTimeout a liveness probe with this timeout fails where no right answer came in time
 */
public record BystanderLoad(double rate, Call call, Duration probeTimeout) {

    /** Often enough for a p90 within two seconds, rare enough to be no load of its own. */
    public static final double DEFAULT_RATE = 50;

    /**
     * Used in turn. A server binds a connection to one of its event loops; with a single connection
     * the bystander would see that one only.
     */
    public static final int CONNECTIONS = 8;

    /** What a Kubernetes kubelet allows a probe by default ({@code timeoutSeconds: 1}). */
    public static final Duration KUBELET_TIMEOUT = Duration.ofSeconds(1);

    /** A bystander at the default rate that fails when a kubelet's probe would. */
    public static BystanderLoad of(Call call) {
        return new BystanderLoad(DEFAULT_RATE, call, KUBELET_TIMEOUT);
    }
}
