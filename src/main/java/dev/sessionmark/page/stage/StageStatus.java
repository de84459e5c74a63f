package dev.sessionmark.page.stage;

/** Where a system under test is on its way to the stage. */
public enum StageStatus {
    /** There is none. */
    OFF,
    /** An experiment runs; it starts when that is over. */
    WAITING,
    /** It starts. */
    STARTING,
    /** It serves. */
    ON
}
