package dev.sessionmark.verdict;

import static dev.sessionmark.experiment.Windows.healthy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Experiments;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final VerdictMeters meters = new VerdictMeters(registry);

    @Test
    void oneOfFourVerdictsIsOne() {
        meters.show(as("b", slow("bad", null)));

        assertEquals(1, verdict("bad", "bad"));
        assertEquals(0, verdict("bad", "ok"));
        assertEquals(4, registry.find("sessionmark.verdict").gauges().size());
        assertEquals(
                0.0025, registry.get("sessionmark.response.time.p99").gauge().value(), 0.00005);
    }

    @Test
    void aNewerExperimentTakesThePlaceOfAllOfIt() {
        meters.show(as("b", slow("former", null)));
        meters.show(as("c", slow("newer", null)));
        assertEquals(List.of("newer"), shown());
    }

    @Test
    void anOlderOneAndAnIncompleteOneChangeNothing() {
        meters.show(as("b", slow("shown", null)));
        meters.show(as("a", slow("older", null)));
        meters.show(as("c", slow("incomplete", "cancelled")));
        assertEquals(List.of("shown"), shown());
    }

    private List<String> shown() {
        return registry.find("sessionmark.response.time.p99").gauges().stream()
                .map(gauge -> gauge.getId().getTag("setup"))
                .toList();
    }

    private double verdict(String setup, String verdict) {
        return registry.get("sessionmark.verdict")
                .tags("setup", setup, "condition", "0ms", "verdict", verdict)
                .gauge()
                .value();
    }

    private static Comparison slow(String setup, String incomplete) {
        return ComparisonBuilderTest.build(
                Experiments.of(setup)
                        .dbLatenciesMs(0)
                        .incomplete(incomplete)
                        .trial(setup, healthy().p99Ms(2.5).loopDelayP99Ms(90)));
    }

    private static Comparison as(String id, Comparison comparison) {
        ExperimentResult result = comparison.experiment();
        return new Comparison(
                new ExperimentResult(
                        id,
                        result.plan(),
                        result.environment(),
                        result.preparation(),
                        result.startedAt(),
                        result.endedAt(),
                        result.trials(),
                        result.incompleteBecause()),
                comparison.rows(),
                comparison.findings(),
                comparison.differenceTest(),
                comparison.thresholds(),
                comparison.conditions(),
                comparison.pairs(),
                comparison.crossovers(),
                comparison.usualAdvice(),
                comparison.otherAdvice(),
                comparison.noiseFloors());
    }
}
