package dev.sessionmark.verdict;

import java.math.BigDecimal;

/**
 * A share as a percentage, the same wherever it is read: table, reasons and findings round in one
 * way, or one figure would look like two.
 */
public final class Percent {

    private Percent() {}

    /**
     * Two digits, and more where whole percents would hide the figure: {@code 0.15 %}, {@code 7.9
     * %}, {@code 38 %}, {@code 96.6 %}, {@code 99.12 %}.
     *
     * @param share from 0 to 1
     */
    public static String of(double share) {
        if (share > 0.9999 && share < 1) {
            return ">99.99 %";
        }
        BigDecimal figure = Digits.figure(share).movePointRight(2);
        double percent = figure.doubleValue();
        return percent > 0 && percent < 0.01
                ? "<0.01 %"
                : Digits.written(figure, decimals(percent)) + " %";
    }

    /** The bounds lie where rounding would step over to the next form (9.96 is 10, not 10.0). */
    private static int decimals(double percent) {
        if (percent <= 0 || percent >= 100) {
            return 0;
        }
        if (percent < 0.995 || percent >= 98.95) {
            return 2;
        }
        return percent < 9.95 || percent >= 94.5 ? 1 : 0;
    }
}
