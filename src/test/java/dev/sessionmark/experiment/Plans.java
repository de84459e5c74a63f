package dev.sessionmark.experiment;

import java.time.Duration;
import java.util.List;

/** Plans for the engine of the tests, whose trials take a hundredth of their windows. */
public final class Plans {

    private Plans() {}

    /** Two trials that take a hundredth of a second each. */
    public static ExperimentPlan quick(String setup) {
        return plan(setup, Duration.ofSeconds(1));
    }

    /** Nobody waits for its end. */
    public static ExperimentPlan endless(String setup) {
        return plan(setup, Duration.ofDays(100));
    }

    private static ExperimentPlan plan(String setup, Duration window) {
        return new ExperimentPlan(
                List.of(setup),
                "select-only",
                1,
                LoadModel.OPEN,
                List.of(100.0),
                false,
                0,
                64,
                false,
                1_024,
                Duration.ofSeconds(10),
                List.of(20),
                List.of(Duration.ZERO, Duration.ofMillis(5)),
                Duration.ofMillis(20),
                Duration.ofSeconds(1),
                window,
                2,
                42,
                false,
                false);
    }
}
