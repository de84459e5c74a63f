package dev.sessionmark.history.queue;

import dev.sessionmark.platform.postgres.DatabaseGone;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Writes to the history again and again while its database is away: what was measured for minutes
 * must not be lost because of a restart that takes seconds.
 */
final class PatientWrites {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Duration patience;
    private final Duration longestPause;
    private final CountDownLatch stopping;

    /**
     * @param patience how long a write is tried again
     * @param longestPause between two tries
     * @param stopping counted down when the program ends: then nothing is tried again
     */
    PatientWrites(Duration patience, Duration longestPause, CountDownLatch stopping) {
        this.patience = patience;
        this.longestPause = longestPause;
        this.stopping = stopping;
    }

    /**
     * Writes, for as long as it takes within the bound.
     *
     * @param what is written, for the log
     * @throws RuntimeException the last failure, when the bound is over, the program ends, or the
     *     failure has nothing to do with a database that is away
     */
    void write(String what, Runnable write) {
        long deadline = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        boolean told = false;
        while (true) {
            try {
                write.run();
                if (told) {
                    Log.infof("%s is written now", what);
                }
                return;
            } catch (RuntimeException e) {
                if (!DatabaseGone.isCauseOf(e) || System.nanoTime() - deadline >= 0) {
                    throw e;
                }
                if (!told) {
                    Log.warnf("%s cannot be written yet (%s); trying again", what, e);
                    told = true;
                }
                if (stopped(pause)) {
                    throw e;
                }
                Duration twice = pause.multipliedBy(2);
                pause = twice.compareTo(longestPause) < 0 ? twice : longestPause;
            }
        }
    }

    private boolean stopped(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
