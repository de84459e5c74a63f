package dev.sessionmark.experiment;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Makes ids that sort by time: {@code yyyyMMdd-HHmmss-xxxx}, UTC. */
public final class ExperimentIds {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ExperimentIds() {}

    /** A new id; its last part keeps apart what is started in the same second. */
    public static String next(Clock clock) {
        int random = ThreadLocalRandom.current().nextInt(0x10000);
        return TIME.format(clock.instant()) + "-" + String.format(Locale.ROOT, "%04x", random);
    }
}
