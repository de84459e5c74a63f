package dev.sessionmark.load;

import dev.sessionmark.load.arrival.ArrivalSchedule;
import java.time.Duration;

/**
 * A slow stream of requests beside the load, on a connection of its own, to an endpoint that does
 * not need what the load needs.
 *
 * @param arrivals when its requests are due
 * @param call what is asked
 * @param probeTimeout a liveness probe with this timeout fails where no right answer came in time
 */
public record BystanderLoad(ArrivalSchedule arrivals, Call call, Duration probeTimeout) {

    /** Often enough for a p90 within two seconds, rare enough to be no load of its own. */
    public static final double DEFAULT_RATE = 50;

    /**
     * Used in turn. A server binds a connection to one of its event loops; with a single connection
     * the bystander would see that one only.
     */
    public static final int CONNECTIONS = 8;

    /** What a Kubernetes kubelet allows a probe by default ({@code timeoutSeconds: 1}). */
    public static final Duration KUBELET_TIMEOUT = Duration.ofSeconds(1);

    /** Evenly spaced requests at the default rate, which fail when a kubelet's probe would. */
    public static BystanderLoad of(Call call) {
        return new BystanderLoad(ArrivalSchedule.constant(DEFAULT_RATE), call, KUBELET_TIMEOUT);
    }

    /** The same at independent moments, which do not keep step with anything. */
    public static BystanderLoad poisson(Call call, long seed) {
        return new BystanderLoad(
                ArrivalSchedule.poisson(DEFAULT_RATE, seed), call, KUBELET_TIMEOUT);
    }
}
