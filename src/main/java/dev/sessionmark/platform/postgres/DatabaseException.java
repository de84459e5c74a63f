package dev.sessionmark.platform.postgres;

/**
 * A database cannot be used as asked. The message is one line for the user, without the password.
 */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseException(String message) {
        this(message, null);
    }

    public DatabaseException(String message, Throwable cause) {
        super(message.replaceAll("\\s*\\R\\s*", " ").strip(), cause);
    }
}
