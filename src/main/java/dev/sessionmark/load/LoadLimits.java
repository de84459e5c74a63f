package dev.sessionmark.load;

import java.time.Duration;

/**
 * The bounds of a load.
 *
 * @param maxInFlight most requests sent or queued and not answered yet; further arrivals of the
 *     open model are dropped and counted
 * @param timeout an answer later than this after the intended start counts as a timeout; it is
 *     awaited all the same, because a client that hangs up changes what is measured
 * @param drain how long the end of a load waits for outstanding answers
 */
public record LoadLimits(int maxInFlight, Duration timeout, Duration drain) {

    /** Refuses bounds that would leave nothing to measure. */
    public LoadLimits {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException(
                    "at least one request must be allowed in flight, not " + maxInFlight);
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the timeout must be positive, not " + timeout);
        }
        if (drain.isNegative()) {
            throw new IllegalArgumentException("the drain must not be negative: " + drain);
        }
    }
}
