package dev.sessionmark.history.keep;

import dev.sessionmark.platform.connection.DatabaseWords;

/**
 * The history could not be written for longer than it is waited for. What was to be written is not
 * lost: see {@link PatientWriter#writeRest}.
 */
public final class UnwrittenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnwrittenException(RuntimeException cause) {
        super("the history cannot be written: " + why(cause), cause);
    }

    /** What a failure of the history says, in one line. */
    public static String why(Throwable cause) {
        // A wait that was given up has no message worth reading.
        return cause instanceof io.smallrye.mutiny.TimeoutException
                ? "it does not answer"
                : DatabaseWords.of(cause);
    }
}
