package dev.sessionmark.experiment;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Makes ids that sort by time: {@code yyyyMMdd-HHmmss-xxxx}, UTC. */
public final class ExperimentIds {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Pattern ANY = Pattern.compile("[\\x21-\\x7e]{1,40}");

    private ExperimentIds() {}

    /** Whether there can be an experiment of this id; a database refuses some characters. */
    public static boolean possible(String id) {
        return ANY.matcher(id).matches();
    }

    /** As it may be repeated in a message: what cannot be one may be very long. */
    public static String shown(String id) {
        return id.length() > 40 ? id.substring(0, 40) + "..." : id;
    }

    /** A new id; its last part keeps apart what is started in the same second. */
    public static String next(Clock clock) {
        int random = ThreadLocalRandom.current().nextInt(0x10000);
        return TIME.format(clock.instant()) + "-" + String.format(Locale.ROOT, "%04x", random);
    }
}
