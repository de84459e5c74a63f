package dev.sessionmark.engine;

/** The experiment was cancelled. */
public final class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The experiment is to end now. */
    public CancelledException() {
        super("cancelled", null, false, false);
    }
}
