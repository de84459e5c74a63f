package dev.sessionmark.history.lease;

/** What has become of an experiment that this process runs. */
public enum Lease {
    /** It is still for this process to run. */
    KEPT,
    /** The same, but somebody asks for its end. */
    CANCEL_ASKED,
    /** Somebody else has ended or removed it. */
    LOST
}
