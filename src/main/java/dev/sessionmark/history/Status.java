package dev.sessionmark.history;

public enum Status {
    QUEUED,
    RUNNING,
    /** Ended by itself, with all its trials. */
    DONE,
    /** Ended early because somebody asked for it. */
    CANCELLED,
    /** Ended early because something went wrong. */
    FAILED;

    public boolean over() {
        return this != QUEUED && this != RUNNING;
    }
}
