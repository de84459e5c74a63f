package dev.sessionmark.sut.profile;

/** There is no profile; says why in one sentence. */
public class ProfilerException extends Exception {

    private static final long serialVersionUID = 1;

    ProfilerException(String message) {
        super(message);
    }

    ProfilerException(String message, Throwable cause) {
        super(message, cause);
    }
}
