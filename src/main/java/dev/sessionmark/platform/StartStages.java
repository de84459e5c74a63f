package dev.sessionmark.platform;

import java.time.Duration;
import java.time.Instant;

/**
 * Says on standard error when the program reaches each stage of its start, to whoever asks by
 * setting {@value #VARIABLE}: a line {@code start MICROS STAGE} each, by the clock of the machine,
 * so that it can be compared with what others see of the start. See {@code StartBenchmark}.
 */
public final class StartStages {

    /** Environment variable that asks for it, by being there at all. */
    public static final String VARIABLE = "SESSIONMARK_START_STAGES";

    private StartStages() {}

    /** A stage is reached. Costs a look at the environment where nobody asked. */
    public static void reached(String stage) {
        if (System.getenv(VARIABLE) != null) {
            Duration now = Duration.between(Instant.EPOCH, Instant.now());
            System.err.println("start " + now.toNanos() / 1_000 + " " + stage);
        }
    }
}
