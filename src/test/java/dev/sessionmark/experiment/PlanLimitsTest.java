package dev.sessionmark.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanLimitsTest {

    private static PlanRequest plan(List<String> setups, double seconds, int trials) {
        return new PlanRequest(
                setups, null, null, null, null, null, null, null, null, null, null, null, null,
                null, seconds, trials, null, null, null);
    }

    @Test
    void allWindowsTogetherAreBounded() {
        List<String> one = List.of("no-pool");
        // 1 setup x 2 conditions x 2 trials of an hour are the four hours that are allowed.
        assertEquals(List.of(), PlanValidation.check(plan(one, 3_600, 2)));
        List<FieldError> errors = PlanValidation.check(plan(one, 3_600, 3));
        assertEquals(
                List.of(
                        new FieldError(
                                "durationSeconds",
                                "times setups, trials and conditions must be at most 14400 s of"
                                        + " measuring, not 21600")),
                errors);
    }

    @Test
    void soIsTheirNumber() {
        List<String> all = List.of("all");
        // 9 setups x 2 conditions x 50 trials
        assertEquals(List.of(), PlanValidation.check(plan(all, 1, 50)));
        PlanRequest three =
                new PlanRequest(
                        all,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(0.0, 1.0, 2.0),
                        null,
                        null,
                        1.0,
                        50,
                        null,
                        null,
                        null);
        assertEquals(
                List.of(
                        new FieldError(
                                "trials",
                                "times setups and conditions must be at most 1000 windows, not"
                                        + " 1350")),
                PlanValidation.check(three));
    }

    @Test
    void aListThatIsTooLongIsOneErrorHoweverWrongItsElements() {
        List<FieldError> errors =
                PlanValidation.check(plan(Collections.nCopies(1_000_000, "x"), 1, 1));
        assertEquals(
                List.of(new FieldError("setups", "must have 1 to 9 entries, not 1000000")), errors);
    }

    @Test
    void whatWasGivenIsRepeatedInPart() {
        List<FieldError> errors = PlanValidation.check(plan(List.of("x".repeat(60_000)), 1, 1));
        assertTrue(errors.getFirst().message().length() < 500, errors::toString);
    }
}
