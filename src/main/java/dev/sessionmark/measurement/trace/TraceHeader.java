package dev.sessionmark.measurement.trace;

/**
 * The header by which the two halves of a request's trace find each other. It says which request it
 * is, whether it was drawn, and when it was due, on the clock that both processes read.
 *
 * @param number of the request, from 1 in each window
 * @param drawn whether chance has chosen it
 * @param dueAt when it was due, in nanoseconds of {@link System#nanoTime()}
 */
public record TraceHeader(long number, boolean drawn, long dueAt) {

    /** Its name. */
    public static final String NAME = "X-Sessionmark-Request";

    private static final char DRAWN = 'd';
    private static final char NOT_DRAWN = '-';

    /** More digits than a long has are none of ours. */
    private static final int MOST_DIGITS = 18;

    /** As {@code 4711-93862839283}, or {@code 4711d93862839283} where chance has chosen it. */
    public static String write(long number, boolean drawn, long dueAt) {
        return new StringBuilder(28)
                .append(number)
                .append(drawn ? DRAWN : NOT_DRAWN)
                .append(dueAt)
                .toString();
    }

    /** What {@link #write} wrote; null for anything else. */
    public static TraceHeader read(CharSequence text) {
        int end = 0;
        while (end < text.length() && digit(text, end)) {
            end++;
        }
        if (end == 0 || end > MOST_DIGITS || end == text.length()) {
            return null;
        }
        char mark = text.charAt(end);
        boolean negative = end + 1 < text.length() && text.charAt(end + 1) == '-';
        int begin = end + (negative ? 2 : 1);
        if (mark != DRAWN && mark != NOT_DRAWN) {
            return null;
        }
        for (int i = begin; i < text.length(); i++) {
            if (!digit(text, i)) {
                return null;
            }
        }
        if (begin == text.length() || text.length() - begin > MOST_DIGITS) {
            return null;
        }
        long due = number(text, begin, text.length());
        return new TraceHeader(number(text, 0, end), mark == DRAWN, negative ? -due : due);
    }

    private static boolean digit(CharSequence text, int place) {
        return text.charAt(place) >= '0' && text.charAt(place) <= '9';
    }

    private static long number(CharSequence text, int begin, int end) {
        return Long.parseLong(text, begin, end, 10);
    }
}
