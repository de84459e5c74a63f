package dev.sessionmark.verdict;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * The one rounding of figures. Documents give four significant digits, never fewer than the integer
 * part has; whoever writes a figure for people, here or on the page, begins with those and rounds
 * them half up as decimals. So both write the same, though one has the figure as it was measured
 * and the other as it stands in the document.
 */
public final class Digits {

    private static final int DIGITS = 4;

    private Digits() {}

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
}
