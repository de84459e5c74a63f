package dev.sessionmark.page.stage;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Starts systems under test for the stage. */
@FunctionalInterface
interface SutLauncher {

    /**
     * Starts one and waits until it answers.
     *
     * @param cancelled asked often; true ends the wait
     * @throws CancellationException when it was cancelled
     * @throws IllegalStateException when it cannot be started
     */
    StagedSut start(BooleanSupplier cancelled);
}
