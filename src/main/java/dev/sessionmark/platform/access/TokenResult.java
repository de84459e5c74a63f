package dev.sessionmark.platform.access;

/** What became of a token that somebody brought. */
sealed interface TokenResult {

    /** It is good. */
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
