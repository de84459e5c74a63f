package dev.sessionmark.engine;

/** A service cannot be measured as asked. The message is one line for the user. */
final class UnfitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitException(String message) {
        super(message.replaceAll("\\s*\\R\\s*", " ").strip());
    }
}
