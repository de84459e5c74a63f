package dev.sessionmark.experiment;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.platform.problem.Problem;
import dev.sessionmark.platform.problem.Problem.FieldError;
import dev.sessionmark.platform.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Plans for tests; the trials of their engine take a hundredth of their windows. */
public final class Plans {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PlanReader READER = new PlanReader(PlanLimits.DEFAULTS, 0);

    private Plans() {}

    /** The plan that this asks for, whether it would be allowed or not. */
    public static ExperimentPlan of(String json) {
        try {
            return JSON.readValue(json, ExperimentPlan.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** The same where it is allowed. */
    public static ExperimentPlan asked(String json) {
        return READER.read(json(json));
    }

    /** What is wrong with a plan. */
    static List<FieldError> errors(String json) {
        return problem(READER, json(json)).errors();
    }

    /** Why a plan is refused. */
    static Problem problem(PlanReader reader, JsonNode json) {
        return assertThrows(ProblemException.class, () -> reader.read(json)).problem();
    }

    /** Whatever a plan may say. */
    public static Set<String> fields() {
        String message = errors("{\"no such field\": 0}").getFirst().message();
        return new TreeSet<>(List.of(message.replaceFirst(".*known are ", "").split(", ")));
    }

    /** A plan in JSON. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The same as a plan is written. */
    static JsonNode json(ExperimentPlan plan) {
        return JSON.valueToTree(plan);
    }

    /** Two trials that take a hundredth of a second each. */
    public static ExperimentPlan quick(String setup) {
        return lasting(1, setup);
    }

    /** Nobody waits for its end. */
    public static ExperimentPlan endless(String setup) {
        return lasting(10_000_000, setup);
    }

    private static ExperimentPlan lasting(int seconds, String setup) {
        return of(
                """
                {"setups": "%s", "rate": 100, "warmupSeconds": 1, "durationSeconds": %d}"""
                        .formatted(setup, seconds));
    }
}
