package dev.sessionmark.platform.postgres;

/**
 * The embedded PostgreSQL cannot be used. The message is one line for the user: what is wrong and
 * what to do about it.
 */
public final class DatabaseStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String WAY_OUT = " (or name a PostgreSQL of your own with --database-url)";

    /**
     * @param problem what is wrong, without a full stop
     * @param remedy what to do about it, without a full stop
     */
    public DatabaseStartException(String problem, String remedy, Throwable cause) {
        super(oneLine("The embedded PostgreSQL " + problem + ": " + remedy) + WAY_OUT, cause);
    }

    /**
     * @param message the whole of it
     */
    DatabaseStartException(String message, DatabaseStartException cause) {
        super(message, cause);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
