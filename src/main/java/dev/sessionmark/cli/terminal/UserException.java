package dev.sessionmark.cli.terminal;

/** Something the user has to mend. The message is one line for the terminal. */
public final class UserException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UserException(String message) {
        super(message);
    }
}
