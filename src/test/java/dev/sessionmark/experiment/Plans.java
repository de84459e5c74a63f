package dev.sessionmark.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;

/** Plans for tests; the trials of their engine take a hundredth of their windows. */
public final class Plans {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Plans() {}

    /** The plan that this asks for, whether it would be allowed or not. */
    public static ExperimentPlan of(String json) {
        return request(json).toPlan();
    }

    /** What this asks for. */
    public static PlanRequest request(String json) {
        try {
            return JSON.readValue(json, PlanRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** Two trials that take a hundredth of a second each. */
    public static ExperimentPlan quick(String setup) {
        return plan(setup, Duration.ofSeconds(1));
    }

    /** Nobody waits for its end. */
    public static ExperimentPlan endless(String setup) {
        return plan(setup, Duration.ofDays(100));
    }

    private static ExperimentPlan plan(String setup, Duration window) {
        return of(
                """
                {"setups": "%s", "rate": 100, "warmupSeconds": 1, "durationSeconds": %d}"""
                        .formatted(setup, window.toSeconds()));
    }
}
