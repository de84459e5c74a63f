package dev.sessionmark.report.json;

import dev.sessionmark.statistics.Distribution;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Figures as they stand in JSON: four significant digits, never fewer than the integer part has.
 */
public final class Figures {

    private static final int DIGITS = 4;

    private Figures() {}

    /**
     * Rounds to four significant digits, but keeps every digit before the point.
     *
     * @return null when the figure is not known
     */
    public static BigDecimal rounded(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        int integerDigits = exact.precision() - exact.scale();
        BigDecimal rounded =
                exact.round(
                                new MathContext(
                                        Math.max(DIGITS, integerDigits), RoundingMode.HALF_EVEN))
                        .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** The p99 in ms; null when too few samples stand behind it. */
    static BigDecimal p99(Distribution times) {
        return rounded(times.quantileMs(0.99));
    }
}
