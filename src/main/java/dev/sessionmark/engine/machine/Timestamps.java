package dev.sessionmark.engine.machine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Times of day to the microsecond, which is what PostgreSQL keeps: what is shown at once is then
 * the same as what is read from the history.
 */
public final class Timestamps {

    private Timestamps() {}

    /** Now. */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
