package dev.sessionmark.history;

import java.util.Locale;

/**
 * What people say of an experiment, to be changed. Null leaves it as it is, empty removes it.
 *
 * @param label what it is called; one line
 * @param notes whatever is worth knowing
 */
public record Description(String label, String notes) {

    public static final int LONGEST_LABEL = 100;

    /** Characters of the notes at most: some pages. */
    public static final int LONGEST_NOTES = 10_000;

    public static String labelProblem(String label) {
        return problem(label, LONGEST_LABEL, "");
    }

    public static String notesProblem(String notes) {
        return problem(notes, LONGEST_NOTES, "\n\r\t");
    }

    private static String problem(String text, int longest, String allowed) {
        if (text == null) {
            return null;
        }
        if (text.length() > longest) {
            return String.format(Locale.ROOT, "must be at most %,d characters", longest);
        }
        return text.chars().anyMatch(c -> Character.isISOControl(c) && allowed.indexOf(c) < 0)
                ? "must be without control characters"
                : null;
    }
}
