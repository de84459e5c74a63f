package dev.sessionmark.platform.access;

import java.time.Instant;

/**
 * Who sends a request.
 *
 * @param name of the token or of the person; printable, at most {@value #LONGEST_NAME} characters
 * @param role what they may do
 * @param expires when that ends; null when it does not
 */
public record Identity(String name, Role role, Instant expires) {

    static final int LONGEST_NAME = 64;

    /** Whoever it is, on a service that asks nobody. */
    static final Identity ANYBODY = new Identity("anybody", Role.OPERATOR, null);

    /** A name that others chose must not write lines of its own into a log. */
    static Identity of(String name, Role role, Instant expires) {
        String printable = name.replaceAll("[^\\x21-\\x7e]", "_");
        return new Identity(
                printable.substring(0, Math.min(LONGEST_NAME, printable.length())), role, expires);
    }

    /** What became of a token that somebody brought. */
    sealed interface TokenResult {

        record Known(Identity identity) implements TokenResult {}

        /**
         * It is not.
         *
         * @param status HTTP status code
         * @param detail why, one sentence, without the token
         * @param retryAfterSeconds when to come again; 0 where that changes nothing
         */
        record Refused(int status, String detail, long retryAfterSeconds) implements TokenResult {}
    }
}
