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

    /**
     * What {@link #write} wrote; null for anything else. Written by hand because it runs for every
     * request.
     */
    public static TraceHeader read(CharSequence text) {
        int length = text.length();
        int mark = endOfDigits(text, 0);
        if (mark == 0 || mark > MOST_DIGITS || mark == length) {
            return null;
        }
        char kind = text.charAt(mark);
        if (kind != DRAWN && kind != NOT_DRAWN) {
            return null;
        }
        boolean negative = mark + 1 < length && text.charAt(mark + 1) == '-';
        int begin = mark + (negative ? 2 : 1);
        if (begin == length || length - begin > MOST_DIGITS || endOfDigits(text, begin) != length) {
            return null;
        }
        long due = number(text, begin, length);
        return new TraceHeader(number(text, 0, mark), kind == DRAWN, negative ? -due : due);
    }

    private static int endOfDigits(CharSequence text, int begin) {
        int end = begin;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** Of digits alone, and no more than fit. */
    private static long number(CharSequence text, int begin, int end) {
        long number = 0;
        for (int i = begin; i < end; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
