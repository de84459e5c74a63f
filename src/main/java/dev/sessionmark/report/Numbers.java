package dev.sessionmark.report;

import dev.sessionmark.verdict.Phrases;
import java.time.Duration;

/**
 * Figures as people read them: two or three digits, with the unit, the same in every locale. A
 * figure that is not known is a dash.
 */
final class Numbers {

    /** Stands for a figure that is not known or rests on too few samples. */
    static final String DASH = "-";

    private Numbers() {}

    /** A time, e.g. {@code 0.42 ms}, {@code 3.1 ms}, {@code 212 ms}, {@code 1.3 s}. */
    static String time(double ms) {
        return Double.isNaN(ms) ? DASH : Phrases.ms(ms);
    }

    /** A duration that was asked for, in full: {@code 250 ms}, {@code 1.5 s}, {@code 2 min}. */
    static String duration(Duration duration) {
        long ms = duration.toMillis();
        if (ms < 1000) {
            return plain(duration.toNanos() / 1e6) + " ms";
        }
        return ms % 60_000 == 0 ? ms / 60_000 + " min" : plain(ms / 1000.0) + " s";
    }

    /** A number without trailing zeros, at most three decimals: {@code 5}, {@code 2.5}. */
    static String plain(double value) {
        if (value == Math.rint(value)) {
            return Phrases.format("%.0f", value);
        }
        return Phrases.format("%.3f", value).replaceFirst("0+$", "");
    }

    /** A rate per second, without its unit: {@code 1,998}, {@code 12.5}. */
    static String rate(double perSecond) {
        if (!Double.isFinite(perSecond)) {
            return DASH;
        }
        return Phrases.rate(perSecond);
    }

    static String count(long count) {
        return Phrases.format("%,d", count);
    }

    /** A share between 0 and 1 as a percentage, rounded as the verdict does. */
    static String percent(double share) {
        return Double.isFinite(share) ? Phrases.percent(share) : DASH;
    }

    /** Milliseconds of processor time per request, without the unit. */
    static String cpu(double ms) {
        return Double.isFinite(ms) ? Phrases.written(Phrases.figure(ms), ms < 9.995 ? 2 : 1) : DASH;
    }

    /** Bytes as MiB, without the unit. */
    static String mebibytes(Long bytes) {
        return bytes == null ? DASH : Phrases.format("%,.0f", bytes / (1024.0 * 1024));
    }
}
