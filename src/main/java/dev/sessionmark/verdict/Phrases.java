package dev.sessionmark.verdict;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factors;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * Figures and lists as they stand in sentences; the same in every locale. Documents give four
 * significant digits, never fewer than the integer part has; whoever writes a figure for people,
 * here or on the page, begins with those and rounds them half up as decimals. So both write the
 * same, though one has the figure as it was measured and the other as it stands in the document.
 */
public final class Phrases {

    /** Stands for a response time that falls among requests that were never served. */
    public static final String NOT_SERVED = "not served";

    private static final int DIGITS = 4;

    private Phrases() {}

    /**
     * The figure as it stands in documents.
     *
     * @param value finite
     */
    public static BigDecimal figure(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        int integerDigits = exact.precision() - exact.scale();
        BigDecimal rounded =
                exact.round(
                                new MathContext(
                                        Math.max(DIGITS, integerDigits), RoundingMode.HALF_EVEN))
                        .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** With this many decimals, and commas between thousands. */
    public static String written(BigDecimal figure, int decimals) {
        // Of a decimal number Java rounds the half up; of a double what its binary digits say.
        return String.format(Locale.ROOT, "%,." + decimals + "f", figure);
    }

    /** A time: {@code 0.42 ms}, {@code 3.1 ms}, {@code 212 ms}, {@code 1.3 s}. */
    public static String ms(double milliseconds) {
        if (Double.isNaN(milliseconds)) {
            return "unknown";
        }
        if (Double.isInfinite(milliseconds)) {
            return NOT_SERVED;
        }
        BigDecimal figure = figure(milliseconds);
        double ms = Math.abs(figure.doubleValue());
        if (ms > 0 && ms < 0.005) {
            return "<0.01 ms";
        }
        if (ms < 999.5) {
            return written(figure, decimals(ms)) + " ms";
        }
        return written(figure.movePointLeft(3), ms < 9_950 ? 1 : 0) + " s";
    }

    /** The bounds lie where rounding would step over to the next form (9.96 is 10, not 10.0). */
    private static int decimals(double value) {
        return value < 0.995 ? 2 : value < 9.95 ? 1 : 0;
    }

    /**
     * A share as a percentage, two digits, and more where whole percents would hide the figure:
     * {@code 0.15 %}, {@code 7.9 %}, {@code 38 %}, {@code 96.6 %}, {@code 99.12 %}.
     *
     * @param share from 0 to 1
     */
    public static String percent(double share) {
        if (share > 0.9999 && share < 1) {
            return ">99.99 %";
        }
        BigDecimal figure = figure(share).movePointRight(2);
        double percent = figure.doubleValue();
        return percent > 0 && percent < 0.01
                ? "<0.01 %"
                : written(figure, decimalsOfPercent(percent)) + " %";
    }

    /** The bounds lie where rounding would step over to the next form (9.96 is 10, not 10.0). */
    private static int decimalsOfPercent(double percent) {
        if (percent <= 0 || percent >= 100) {
            return 0;
        }
        if (percent < 0.995 || percent >= 98.95) {
            return 2;
        }
        return percent < 9.95 || percent >= 94.5 ? 1 : 0;
    }

    /** A multiple: {@code 1.3 times}, {@code 42 times}. */
    public static String times(double ratio) {
        return ratio(ratio) + " times";
    }

    /** A ratio without its unit: {@code 0.12}, {@code 0.96}, {@code 1.3}, {@code 42}. */
    public static String ratio(double ratio) {
        if (Double.isInfinite(ratio)) {
            return "any number of";
        }
        BigDecimal figure = figure(ratio);
        return written(figure, decimals(figure.doubleValue()));
    }

    /** A rate per second, without its unit: {@code 1,998}, {@code 12.5}. */
    public static String rate(double perSecond) {
        BigDecimal figure = figure(perSecond);
        return written(figure, figure.doubleValue() < 99.95 ? 1 : 0);
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
        return (condition.time(Factors.DB_LATENCY).isZero() ? "with " : "at ") + condition.label();
    }

    public static String format(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
