package dev.sessionmark.experiment;

import java.util.Locale;

/**
 * What is wrong with one field of a {@link PlanRequest}.
 *
 * @param field its name in JSON, with the index where it is a list: {@code setups[1]}
 * @param message what is allowed and what was given
 */
public record FieldError(String field, String message) {

    /** What was given is repeated as far as it helps to find it. */
    private static final int LONGEST_ECHO = 60;

    static String tooMany(int most, int given) {
        return "must have 1 to " + most + " entries, not " + given;
    }

    static String echo(String value) {
        return value == null || value.length() <= LONGEST_ECHO
                ? value
                : value.substring(0, LONGEST_ECHO) + "...";
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%s", value);
    }
}
