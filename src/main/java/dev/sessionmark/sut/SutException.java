package dev.sessionmark.sut;

/** The system under test did not start, ended early or did not answer. */
public class SutException extends Exception {

    private static final long serialVersionUID = 1;

    /** One sentence for the user. */
    public SutException(String message) {
        super(message);
    }

    /** One sentence for the user, and what caused it. */
    public SutException(String message, Throwable cause) {
        super(message, cause);
    }
}
