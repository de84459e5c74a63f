package dev.sessionmark.experiment;

import dev.sessionmark.measurement.MachineUse;
import java.util.function.BooleanSupplier;

/** Runs experiments. */
public interface ExperimentEngine {

    /**
     * Runs one experiment on the calling thread, which blocks until it is over. One at a time.
     *
     * @param id of the experiment
     * @param plan what to measure
     * @param listener hears of it while it runs, on the calling thread
     * @param cancelled asked often; once true the engine ends the running trial and returns what it
     *     has, with {@link ExperimentResult#incompleteBecause()} set
     * @return everything found
     * @throws RuntimeException when it cannot run at all; its message is for the user. Trials
     *     already told to the listener are kept
     */
    ExperimentResult run(
            String id, ExperimentPlan plan, ExperimentListener listener, BooleanSupplier cancelled);

    /**
     * Does once what would hold up the first experiment, so that nobody waits for it. An experiment
     * that comes meanwhile begins after it.
     */
    default void prepare() {}

    /**
     * Gives up a preparation under way, and does not begin another: somebody wants the machine now.
     * Returns when nothing of it runs any more, or after {@link
     * dev.sessionmark.sut.SutProcess#STOP_LIMIT}.
     */
    default void giveUpPreparing() throws InterruptedException {}

    /** Looks at the machine that it measures on, for about a second. */
    default MachineUse look() throws InterruptedException {
        return MachineUse.UNKNOWN;
    }
}
