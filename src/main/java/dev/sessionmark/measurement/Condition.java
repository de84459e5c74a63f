package dev.sessionmark.measurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/**
 * Under what a window is measured. A factor that an experiment does not vary is absent, so that it
 * is in no label; the plan has its value. Trials share a process only where the factors of the
 * process are the same.
 *
 * @param dbLatency factor of the window: the round trip added between the system under test and
 *     PostgreSQL; zero adds nothing
 * @param poolSize factor of the process: database connections; null where it is not varied
 * @param rate factor of the window: arrivals per second; null where it is not varied
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(Duration dbLatency, Integer poolSize, Double rate) {

    /** All factors; those not given are not varied. */
    @JsonCreator
    public Condition(
            @JsonProperty("dbLatency") Duration dbLatency,
            @JsonProperty("poolSize") Integer poolSize,
            @JsonProperty("rate") Double rate) {
        this.dbLatency = dbLatency;
        this.poolSize = poolSize;
        this.rate = rate;
    }

    /** Varies nothing but the distance to the database. */
    public Condition(Duration dbLatency) {
        this(dbLatency, null, null);
    }

    /** The added round trip in milliseconds. */
    public double dbLatencyMs() {
        return dbLatency.toNanos() / 1e6;
    }

    /** How people write it: {@code +5 ms database latency, a pool of 10, 200 requests/s}. */
    public String label() {
        String latency =
                dbLatency.isZero()
                        ? "no added database latency"
                        : "+" + plain(dbLatencyMs()) + " ms database latency";
        return latency + (poolSize == null ? "" : ", a pool of " + grouped(poolSize)) + rateLabel();
    }

    /** The same where there is little room: {@code +5 ms, pool 10, 200 requests/s}. */
    public String shortLabel() {
        String latency =
                dbLatency.isZero() ? "no added latency" : "+" + plain(dbLatencyMs()) + " ms";
        return latency + (poolSize == null ? "" : ", pool " + grouped(poolSize)) + rateLabel();
    }

    private String rateLabel() {
        return rate == null ? "" : ", " + grouped(rate) + " requests/s";
    }

    /** The same as a part of a name, without spaces: {@code 5ms-pool10-200rps}. */
    public String tag() {
        return plain(dbLatencyMs())
                + "ms"
                + (poolSize == null ? "" : "-pool" + poolSize)
                + (rate == null ? "" : "-" + plain(rate) + "rps");
    }

    private static String grouped(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : plain(value);
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
