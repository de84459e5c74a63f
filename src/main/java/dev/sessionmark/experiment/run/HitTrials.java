package dev.sessionmark.experiment.run;

import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.sut.SutException;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Repeats a trial during which the measured database went away: such a trial has measured the
 * failure of a server, and not the setup.
 */
final class HitTrials {

    /** A database that never stays up is not measured by trying once more. */
    private static final int MOST_REPEATS = 2;

    private final Supplier<String> life;
    private final Await await;
    private final Duration patience;

    /**
     * @param life names the server's present life, another after each restart
     * @param await ends a wait when the experiment is cancelled
     * @param patience how long a server may take to come back
     */
    HitTrials(Supplier<String> life, Await await, Duration patience) {
        this.life = life;
        this.await = await;
        this.patience = patience;
    }

    /** A trial, or what comes before the first one. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SutException;
    }

    /**
     * The result of work during which the database stayed up, or of the last try that was hit.
     *
     * @param what is repeated, for the log
     * @throws DatabaseException when the database does not come back in time
     * @throws SutException as the work does, when the database had nothing to do with it
     */
    <T> T run(String what, Work<T> work) throws SutException {
        for (int repeat = 0; ; repeat++) {
            String before = awaitLife();
            try {
                T result = work.run();
                // What a cancelled trial has measured is kept.
                if (await.cancelled() || repeat == MOST_REPEATS || stillIn(before)) {
                    return result;
                }
            } catch (SutException | RuntimeException e) {
                if (await.cancelled() || repeat == MOST_REPEATS || stillIn(before)) {
                    throw e;
                }
            }
            Log.warnf("The measured database went away during %s; doing it again", what);
        }
    }

    private String awaitLife() {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return life.get();
            } catch (DatabaseException e) {
                if (System.nanoTime() - deadline >= 0) {
                    throw e;
                }
                await.pause();
            }
        }
    }

    private boolean stillIn(String before) {
        try {
            return life.get().equals(before);
        } catch (DatabaseException gone) {
            // The repeat waits for it, and says so when it does not come back.
            return false;
        }
    }
}
