package dev.sessionmark.experiment.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time of day, as finely as PostgreSQL keeps it, so that what is shown at once is what is kept.
 */
final class Moment {

    private Moment() {}

    static Instant now() {
        return of(Instant.now());
    }

    static Instant of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
