package dev.sessionmark.history.schema;

import dev.sessionmark.platform.words.Told;

/** The database of the history does not answer; the message says why, in one line. */
public final class UnreachableHistoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreachableHistoryException(Throwable cause) {
        super(reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        // A wait that was given up has no message worth reading.
        if (cause instanceof io.smallrye.mutiny.TimeoutException) {
            return "it does not answer";
        }
        return Told.by(cause);
    }
}
