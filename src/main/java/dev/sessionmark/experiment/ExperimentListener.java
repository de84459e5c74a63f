package dev.sessionmark.experiment;

import dev.sessionmark.measurement.Condition;

/** Hears of an experiment while it runs. Called on the thread that runs the experiment. */
public interface ExperimentListener {

    /** Something new runs; also called about four times a second while it does. */
    void onProgress(Progress progress);

    /** How a load goes just now; called about four times a second while one runs. */
    default void onLive(LiveFigures figures) {}

    /**
     * Other programs keep the machine busy; called before anything is measured.
     *
     * @param because who they are, in a clause
     */
    default void onBusyMachine(String because) {}

    /** Where the experiment runs is known; called once, before the preparation. */
    default void onEnvironment(Environment environment) {}

    /**
     * What a setup carries is known, for the choice of the rate; a figure of its own, which no row
     * of the result has.
     *
     * @param label of the arm
     * @param under how hard it was for it
     * @param requestsPerSecond right answers per second under full load
     */
    default void onCapacity(String label, Condition under, double requestsPerSecond) {}

    /** The preparation is done. */
    default void onPrepared(Preparation preparation) {}

    /** A trial has ended, successfully or not. */
    default void onTrial(TrialResult trial) {}

    /** There is a profile, or it is known why there is none; after the last trial. */
    default void onProfile(Profile profile) {}
}
