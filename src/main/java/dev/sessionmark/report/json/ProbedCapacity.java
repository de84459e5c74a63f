package dev.sessionmark.report.json;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one setup carried before the rate was chosen. */
@RegisterForReflection
public record ProbedCapacity(
        @Schema(required = true) String setup,
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal requestsPerSecond) {

    /** By the names of the setups. */
    static List<ProbedCapacity> of(Map<String, Double> capacities) {
        return new TreeMap<>(capacities)
                .entrySet().stream()
                        .map(
                                capacity ->
                                        new ProbedCapacity(
                                                capacity.getKey(),
                                                Figures.rounded(capacity.getValue())))
                        .toList();
    }
}
