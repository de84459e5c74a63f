package dev.sessionmark.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.platform.problem.Problem.FieldError;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanLimitsTest {

    private static final String TOGETHER =
            "all windows, warm-ups and waits for late answers together may take at most 14400 s,"
                    + " not %d";

    private static String plan(List<String> setups, double seconds, int trials) {
        return """
               {"setups": ["%s"], "durationSeconds": %s, "trials": %d}"""
                .formatted(String.join("\", \"", setups), seconds, trials);
    }

    @Test
    void allOfItTogetherIsBounded() {
        List<String> one = List.of("no-pool");
        // 1 setup x 2 trials x (2 conditions x (d + 10 s for late answers) + (10 + 10/5) s of
        // warm-up) are the four hours that are allowed for d = 3584.
        Plans.asked(plan(one, 3_584, 2));
        assertEquals(
                List.of(new FieldError("durationSeconds", TOGETHER.formatted(14_404))),
                Plans.errors(plan(one, 3_585, 2)));
    }

    /** None of these has more than a second of windows, a thousand times at most. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"warmupSeconds": 3600}                        | warmupSeconds
                    {"warmupSeconds": 60}                          | warmupSeconds
                    {"warmupSeconds": 0, "timeoutSeconds": 30}     | timeoutSeconds
                    {"warmupSeconds": 0, "timeoutSeconds": 3600}   | timeoutSeconds
                    """)
    void warmUpsAndTimeoutsCountToo(String body, String field) {
        ObjectNode asked = (ObjectNode) Plans.json(body);
        asked.put("setups", "all").put("trials", 50).put("durationSeconds", 1);
        List<FieldError> errors = Plans.errors(asked.toString());
        assertEquals(1, errors.size(), errors::toString);
        assertEquals(field, errors.getFirst().field());
        assertTrue(errors.getFirst().message().contains("at most 14400 s"), errors::toString);
        asked.put("warmupSeconds", 1).put("timeoutSeconds", 10);
        Plans.asked(asked.toString());
    }

    /** A timeout of an hour is not waited for. */
    @Test
    void noWaitIsLongerThanTheLoadsOwn() {
        Plans.asked("{\"timeoutSeconds\": 3600, \"warmupSeconds\": 1}");
    }

    @Test
    void soIsTheirNumber() {
        List<String> all = List.of("all");
        // 9 setups x 2 conditions x 45 trials
        Plans.asked(plan(all, 1, 45));
        String three =
                """
                {"setups": "all", "dbLatencyMs": [0, 1, 2], "durationSeconds": 1, "trials": 50}""";
        assertEquals(
                List.of(
                        new FieldError(
                                "trials",
                                "times setups and conditions must be at most 1000 windows, not"
                                        + " 1350")),
                Plans.errors(three));
    }

    @Test
    void aListThatIsTooLongIsOneErrorHoweverWrongItsElements() {
        List<FieldError> errors = Plans.errors(plan(Collections.nCopies(1_000_000, "x"), 1, 1));
        assertEquals(
                List.of(new FieldError("setups", "must have 1 to 9 entries, not 1000000")), errors);
    }

    @Test
    void whatWasGivenIsRepeatedInPart() {
        List<FieldError> errors = Plans.errors(plan(List.of("x".repeat(60_000)), 1, 1));
        assertTrue(errors.getFirst().message().length() < 500, errors::toString);
    }
}
