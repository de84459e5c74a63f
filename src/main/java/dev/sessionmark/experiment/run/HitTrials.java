package dev.sessionmark.experiment.run;

import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.platform.postgres.DatabaseException;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Repeats trials during which the measured database went away: what they measured is the failure of
 * a server, and not the setup.
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

    /**
     * The result of a trial during which the database stayed up, or of the last one that was hit.
     *
     * @throws DatabaseException when the database does not come back in time
     */
    TrialResult run(Supplier<TrialResult> trial) {
        String before = awaitLife();
        for (int repeat = 0; ; repeat++) {
            TrialResult result = trial.get();
            // What a cancelled trial has measured is kept.
            if (await.cancelled()) {
                return result;
            }
            if (now().filter(before::equals).isPresent() || repeat == MOST_REPEATS) {
                return result;
            }
            Log.warnf(
                    "The measured database went away during trial %s; measuring it again",
                    result.number());
            before = awaitLife();
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

    private Optional<String> now() {
        try {
            return Optional.of(life.get());
        } catch (DatabaseException gone) {
            // Looked for again, and told, by whoever waits for it next.
            return Optional.empty();
        }
    }
}
