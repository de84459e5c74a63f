package dev.sessionmark.platform.logging;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code traceparent} of W3C Trace Context: which trace a request belongs to, and which
 * of its spans asked.
 *
 * @param traceId 32 hexadecimal digits, not all of them 0
 * @param spanId of the caller, 16 hexadecimal digits, not all of them 0
 */
public record TraceParent(String traceId, String spanId) {

    /** Name of the header. */
    public static final String HEADER = "traceparent";

    /** Later versions may say more behind what this one has. */
    private static final Pattern FORMAT =
            Pattern.compile(
                    "(?!ff)(?<version>[0-9a-f]{2})"
                            + "-(?!0{32})(?<trace>[0-9a-f]{32})"
                            + "-(?!0{16})(?<span>[0-9a-f]{16})"
                            + "-[0-9a-f]{2}(?<more>-.*)?");

    private static final String FIRST_VERSION = "00";

    /** What the header says; empty when it is not what the standard allows. */
    public static Optional<TraceParent> parse(String header) {
        Matcher matcher = FORMAT.matcher(header);
        if (!matcher.matches()
                || (matcher.group("version").equals(FIRST_VERSION)
                        && matcher.group("more") != null)) {
            return Optional.empty();
        }
        return Optional.of(new TraceParent(matcher.group("trace"), matcher.group("span")));
    }
}
