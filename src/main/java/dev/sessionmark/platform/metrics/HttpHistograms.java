package dev.sessionmark.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Arrays;

/**
 * Gives the times of the HTTP server the buckets of all our timers: a mean hides what users meet.
 */
@Singleton
class HttpHistograms {

    private static final String REQUESTS = "http.server.requests";

    private static final double[] NANOS =
            Arrays.stream(Buckets.LATENCY).mapToDouble(bound -> bound.toNanos()).toArray();

    @Produces
    @Singleton
    MeterFilter buckets() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(
                    Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(REQUESTS)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(NANOS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }
}
