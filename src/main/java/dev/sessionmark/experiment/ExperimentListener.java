package dev.sessionmark.experiment;

import dev.sessionmark.measurement.Condition;
import java.util.List;

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

    /** Called once, before the preparation, with the machine, the program and the database. */
    default void onEnvironment(Environment environment) {}

    /**
     * The capacity of an arm was measured, to choose the rate. No row of the result has this
     * figure.
     *
     * @param label of the arm
     * @param under how hard it was for it
     * @param requestsPerSecond right answers per second under full load
     */
    default void onCapacity(String label, Condition under, double requestsPerSecond) {}

    /** The preparation is done. */
    default void onPrepared(Preparation preparation) {}

    /** What trials that take turns have found so far; called after each round but the last. */
    default void onTrialsSoFar(List<TrialResult> trials) {}

    /** A trial has ended, successfully or not. */
    default void onTrial(TrialResult trial) {}

    /** There is a profile, or it is known why there is none; after the last trial. */
    default void onProfile(Profile profile) {}
}
