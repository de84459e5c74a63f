package dev.sessionmark.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictThresholdsTest {

    private static VerdictThresholds configured(Map<String, String> values) {
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(VerdictConfig.class)
                        .withDefaultValues(values)
                        .build();
        return VerdictConfig.thresholds(config.getConfigMapping(VerdictConfig.class));
    }

    @Test
    void configurationHasTheSameDefaults() {
        assertEquals(VerdictThresholds.defaults(), configured(Map.of()));
    }

    @Test
    void thresholdsCanBeConfigured() {
        VerdictThresholds thresholds =
                configured(
                        Map.of(
                                "sessionmark.verdict.loop-delay-bad", "50ms",
                                "sessionmark.verdict.latency-ratio-bad", "3"));
        assertEquals(50, thresholds.loopDelayBadMs());
        assertEquals(3, thresholds.latencyRatioBad());
    }

    @Test
    void contradictoryThresholdsAreRejected() {
        IllegalArgumentException error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> configured(Map.of("sessionmark.verdict.loop-delay-bad", "5ms")));
        assertEquals(
                "sessionmark.verdict: loop-delay-good over loop-delay-bad", error.getMessage());
    }
}
