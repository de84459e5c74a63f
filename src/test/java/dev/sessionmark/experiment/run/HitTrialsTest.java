package dev.sessionmark.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionmark.experiment.PlanRequest;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.sut.SutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HitTrialsTest {

    private static final String GONE = "gone";
    private static final TrialResult TRIAL =
            SampleResults.trial(PlanRequest.DEFAULT.toPlan(), 1, "no-pool", 1);

    private final AtomicInteger runs = new AtomicInteger();
    private boolean cancelled;

    /** Runs a trial while the server's life, each time it is asked, is the next of these. */
    private TrialResult run(Duration patience, String... lives) throws SutException {
        return run(
                patience,
                () -> {
                    runs.incrementAndGet();
                    return TRIAL;
                },
                lives);
    }

    private TrialResult run(Duration patience, HitTrials.Work<TrialResult> work, String... lives)
            throws SutException {
        Deque<String> left = new ArrayDeque<>(Arrays.asList(lives));
        return new HitTrials(
                        () -> {
                            String life = left.size() > 1 ? left.remove() : left.peek();
                            if (life.equals(GONE)) {
                                throw new DatabaseException("the database does not answer");
                            }
                            return life;
                        },
                        new Await(() -> cancelled, () -> {}),
                        patience)
                .run("it", work);
    }

    private TrialResult failOnce() throws SutException {
        if (runs.incrementAndGet() == 1) {
            throw new SutException("the system under test lost its database");
        }
        return TRIAL;
    }

    @Test
    void aTrialOnAServerThatStaysUpRunsOnce() throws Exception {
        assertEquals(TRIAL, run(Duration.ZERO, "a", "a"));
        assertEquals(1, runs.get());
    }

    @Test
    void aTrialThatMetARestartRunsAgain() throws Exception {
        assertEquals(TRIAL, run(Duration.ZERO, "a", "b", "b", "b"));
        assertEquals(2, runs.get());
    }

    @Test
    void aServerThatIsAwayIsAwaited() throws Exception {
        run(Duration.ofMinutes(1), GONE, "a", GONE, GONE, "b", "b");
        assertEquals(2, runs.get());
    }

    @Test
    void aServerThatNeverStaysUpEndsTheRepeats() throws Exception {
        run(Duration.ZERO, "a", "b", "c", "d", "e", "f", "g");
        assertEquals(3, runs.get());
    }

    @Test
    void aServerThatDoesNotComeBackIsTold() throws Exception {
        assertThrows(DatabaseException.class, () -> run(Duration.ZERO, "a", GONE));
        assertEquals(1, runs.get());
    }

    @Test
    void whatFailsWithTheServerIsDoneAgain() throws Exception {
        assertEquals(TRIAL, run(Duration.ZERO, this::failOnce, "a", "b"));
        assertEquals(2, runs.get());
    }

    @Test
    void whatFailsWithoutItIsNot() {
        assertThrows(SutException.class, () -> run(Duration.ZERO, this::failOnce, "a"));
        assertEquals(1, runs.get());
    }

    @Test
    void aCancelledExperimentDoesNotWait() throws Exception {
        cancelled = true;
        assertThrows(CancelledException.class, () -> run(Duration.ofDays(1), GONE));
    }
}
