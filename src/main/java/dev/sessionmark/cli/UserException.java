package dev.sessionmark.cli;

/** Something the user has to mend. The message is one line for the terminal. */
final class UserException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UserException(String message) {
        super(message);
    }
}
