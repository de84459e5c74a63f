package dev.sessionmark.experiment.run;

/** Somebody asked for the end of the experiment. */
final class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CancelledException() {
        super("cancelled", null, false, false);
    }
}
