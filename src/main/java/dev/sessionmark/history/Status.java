package dev.sessionmark.history;

/** Where an experiment is in its life. */
public enum Status {
    /** Waits for its turn. */
    QUEUED,
    /** Is being measured. */
    RUNNING,
    /** Ended by itself, with all its trials. */
    DONE,
    /** Ended early because somebody asked for it. */
    CANCELLED,
    /** Ended early because something went wrong. */
    FAILED;

    /** Whether nothing more will happen. */
    public boolean over() {
        return this != QUEUED && this != RUNNING;
    }
}
