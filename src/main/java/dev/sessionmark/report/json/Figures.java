package dev.sessionmark.report.json;

import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.verdict.Phrases;
import java.math.BigDecimal;

/**
 * Figures as they stand in JSON: four significant digits, never fewer than the integer part has.
 */
public final class Figures {

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
        return Phrases.figure(value);
    }

    /** The p99 in ms; null when too few samples stand behind it. */
    static BigDecimal p99(Distribution times) {
        return rounded(times.quantileMs(0.99));
    }
}
