package dev.sessionmark.engine;

import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.sut.SutException;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Repeats a trial during which the measured database went away: such a trial has measured the
 * failure of a server, and not the setup.
 */
final class DatabaseLossRetry {

    /** A database that never stays up is not measured by trying once more. */
    private static final int MOST_REPEATS = 2;

    private final Supplier<Watch> watches;
    private final LoadWaiter await;
    private final Duration patience;

    /**
     * @param watches opens a session of our own on the database
     * @param await ends a wait when the experiment is cancelled
     * @param patience how long a server may take to come back
     */
    DatabaseLossRetry(Supplier<Watch> watches, LoadWaiter await, Duration patience) {
        this.watches = watches;
        this.await = await;
        this.patience = patience;
    }

    /** A session of our own, from its begin on. */
    interface Watch extends AutoCloseable {

        /** What was said when it ended; empty while it goes on. */
        Optional<String> ended();

        @Override
        void close();
    }

    /** A trial, or what comes before the first one. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SutException;
    }

    /**
     * The result of work during which the database stayed, or of the last try that was hit. It went
     * away when our own session ended, or those of the system under test did.
     *
     * @param what is repeated, for the log
     * @param said what the sessions of the work said when they ended; empty when they went on
     * @throws DatabaseException when the database does not come back in time
     * @throws SutException as the work does, when the database had nothing to do with it
     */
    <T> T run(String what, Work<T> work, Function<T, Optional<String>> said) throws SutException {
        for (int repeat = 0; ; repeat++) {
            Optional<String> ended;
            try (Watch watch = awaitDatabase()) {
                try {
                    T result = work.run();
                    ended = said.apply(result).or(watch::ended);
                    // What a cancelled trial has measured is kept.
                    if (await.cancelled() || repeat == MOST_REPEATS || ended.isEmpty()) {
                        return result;
                    }
                } catch (SutException | RuntimeException e) {
                    ended = watch.ended();
                    if (await.cancelled() || repeat == MOST_REPEATS || ended.isEmpty()) {
                        throw e;
                    }
                }
            }
            Log.warnf(
                    "The measured database went away during %s; doing it again: %s",
                    what, ended.get());
        }
    }

    private Watch awaitDatabase() {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return watches.get();
            } catch (DatabaseException e) {
                if (System.nanoTime() - deadline >= 0) {
                    throw e;
                }
                await.pause();
            }
        }
    }
}
