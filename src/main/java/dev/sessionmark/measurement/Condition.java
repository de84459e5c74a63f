package dev.sessionmark.measurement;

import java.time.Duration;

/**
 * What a measurement window adds to the database.
 *
 * @param dbLatency the round trip added between the system under test and PostgreSQL; zero adds
 *     nothing
 */
public record Condition(Duration dbLatency) {

    /** The added round trip in milliseconds. */
    public double dbLatencyMs() {
        return dbLatency.toNanos() / 1e6;
    }

    /** How people write the condition: {@code no added latency} or {@code +5 ms}. */
    public String label() {
        if (dbLatency.isZero()) {
            return "no added database latency";
        }
        double ms = dbLatencyMs();
        return "+%s ms database latency"
                .formatted(ms == Math.rint(ms) ? Long.toString((long) ms) : Double.toString(ms));
    }
}
