package dev.sessionmark.experiment;

/** What a load is for that runs just now. */
public enum LivePhase {
    /** Finds out how much a setup carries, before the first trial. */
    CAPACITY,
    /** Goes on until the setup is steady. */
    WARM_UP,
    /** Runs already and is not counted yet. */
    LEAD_IN,
    /** Is measured. */
    WINDOW,
    /** Issues no more requests; what is outstanding is awaited. */
    DRAIN,
    /** Is profiled, after the last trial; never counted. */
    PROFILE
}
