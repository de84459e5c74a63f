package dev.sessionmark.verdict;

import dev.sessionmark.measurement.Condition;
import java.util.List;
import java.util.Locale;

/** Figures and lists as they stand in sentences; the same in every locale. */
public final class Phrases {

    /** Stands for a response time that falls among requests that were never served. */
    public static final String NOT_SERVED = "not served";

    private Phrases() {}

    /** Two significant digits below 10 ms, whole milliseconds from there: {@code 2,310 ms}. */
    public static String ms(double milliseconds) {
        if (Double.isNaN(milliseconds)) {
            return "unknown";
        }
        if (Double.isInfinite(milliseconds)) {
            return NOT_SERVED;
        }
        String format =
                milliseconds < 0.995 ? "%.2f ms" : milliseconds < 9.95 ? "%.1f ms" : "%,.0f ms";
        return format(format, milliseconds);
    }

    /** A multiple: {@code 1.3 times}, {@code 42 times}. */
    public static String times(double ratio) {
        return format(ratio < 9.95 ? "%.1f times" : "%,.0f times", ratio);
    }

    /** A ratio without its unit: {@code 0.12}, {@code 0.96}, {@code 1.3}, {@code 42}. */
    public static String ratio(double ratio) {
        if (Double.isInfinite(ratio)) {
            return "any number of";
        }
        return format(ratio < 0.995 ? "%.2f" : ratio < 9.95 ? "%.1f" : "%,.0f", ratio);
    }

    /** {@code 1 liveness probe}, {@code 1,200 liveness probes}. */
    public static String count(long count, String singular) {
        return format("%,d %s%s", count, singular, count == 1 ? "" : "s");
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    public static String list(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    /** {@code with no added database latency}, {@code at +5 ms database latency}. */
    public static String under(Condition condition) {
        return (condition.dbLatency().isZero() ? "with " : "at ") + condition.label();
    }

    public static String format(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
