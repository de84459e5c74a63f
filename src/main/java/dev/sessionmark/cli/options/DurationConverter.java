package dev.sessionmark.cli.options;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads {@code 5ms}, {@code 1.5s}, {@code 2m}. A number alone is refused: nobody knows its unit.
 */
public class DurationConverter implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(us|ms|s|m)");
    private static final Map<String, Long> NANOS =
            Map.of("us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L);

    /** A day; what is allowed of an option is less. */
    private static final long MOST_MINUTES = 1_440;

    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofMinutes(MOST_MINUTES).toNanos());

    @Override
    public Duration convert(String value) {
        Matcher form = FORM.matcher(value);
        if (!form.matches() || value.length() > 12) {
            throw new TypeConversionException(
                    "'%s' is not a time; write it like 500us, 5ms, 1.5s or 2m".formatted(value));
        }
        BigDecimal nanos =
                new BigDecimal(form.group(1))
                        .multiply(BigDecimal.valueOf(NANOS.get(form.group(2))));
        if (nanos.compareTo(LONGEST) > 0) {
            throw new TypeConversionException(
                    "'%s' is too long; times are at most %d m".formatted(value, MOST_MINUTES));
        }
        return Duration.ofNanos(nanos.longValue());
    }

    static String shown(Duration time) {
        long nanos = time.toNanos();
        return nanos % NANOS.get("s") == 0 && nanos > 0
                ? time.toSeconds() + "s"
                : BigDecimal.valueOf(nanos).movePointLeft(6).stripTrailingZeros().toPlainString()
                        + "ms";
    }
}
