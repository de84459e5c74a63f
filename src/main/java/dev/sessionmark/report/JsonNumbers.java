package dev.sessionmark.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Puts figures into JSON: four significant digits, never fewer than the integer part has. */
final class JsonNumbers {

    private static final int DIGITS = 4;

    private JsonNumbers() {}

    /** Puts a figure; null when it is not known. */
    static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, rounded(value));
        } else {
            node.putNull(name);
        }
    }

    /** Rounds to four significant digits, but keeps every digit before the point. */
    static BigDecimal rounded(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        int integerDigits = exact.precision() - exact.scale();
        BigDecimal rounded =
                exact.round(
                                new MathContext(
                                        Math.max(DIGITS, integerDigits), RoundingMode.HALF_EVEN))
                        .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
