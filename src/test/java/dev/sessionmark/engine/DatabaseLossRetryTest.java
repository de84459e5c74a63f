package dev.sessionmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.sut.SutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DatabaseLossRetryTest {

    private static final String GONE = "gone";
    private static final String STAYS = "stays";
    private static final String ENDS = "the server crashed (57P02)";
    private static final TrialResult TRIAL =
            SampleResults.trial(ExperimentPlan.DEFAULT, 1, "no-pool", 1);

    private final AtomicInteger runs = new AtomicInteger();
    private boolean cancelled;

    /** What the sessions of each trial said when they ended. */
    private final Deque<Optional<String>> said = new ArrayDeque<>();

    private int closed;

    /** Runs a trial while our own session, each time it is opened, has the next of these fates. */
    private TrialResult run(Duration patience, String... fates) throws SutException {
        return run(
                patience,
                () -> {
                    runs.incrementAndGet();
                    return TRIAL;
                },
                fates);
    }

    private TrialResult run(
            Duration patience, DatabaseLossRetry.Work<TrialResult> work, String... fates)
            throws SutException {
        Deque<String> left = new ArrayDeque<>(Arrays.asList(fates));
        return new DatabaseLossRetry(
                        () -> {
                            String fate = left.size() > 1 ? left.remove() : left.peek();
                            if (fate.equals(GONE)) {
                                throw new DatabaseException("the database does not answer");
                            }
                            return watch(fate);
                        },
                        new LoadWaiter(() -> cancelled, () -> {}),
                        patience)
                .run(
                        "it",
                        work,
                        trial -> said.isEmpty() ? Optional.<String>empty() : said.remove());
    }

    private DatabaseLossRetry.Watch watch(String fate) {
        return new DatabaseLossRetry.Watch() {
            @Override
            public Optional<String> ended() {
                return fate.equals(STAYS) ? Optional.empty() : Optional.of(fate);
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }

    private TrialResult failOnce() throws SutException {
        if (runs.incrementAndGet() == 1) {
            throw new SutException("the system under test lost its database");
        }
        return TRIAL;
    }

    @Test
    void aTrialWhoseSessionsStayRunsOnce() throws Exception {
        assertEquals(TRIAL, run(Duration.ZERO, STAYS));
        assertEquals(1, runs.get());
        assertEquals(1, closed);
    }

    @Test
    void aTrialDuringWhichOurOwnSessionEndedRunsAgain() throws Exception {
        assertEquals(TRIAL, run(Duration.ZERO, ENDS, STAYS));
        assertEquals(2, runs.get());
        assertEquals(2, closed);
    }

    /** Behind a balancer, our own session may be on another server. */
    @Test
    void aTrialWhoseOwnSessionsEndedRunsAgain() throws Exception {
        said.add(Optional.of("terminating connection due to administrator command (57P01)"));
        assertEquals(TRIAL, run(Duration.ZERO, STAYS));
        assertEquals(2, runs.get());
    }

    @Test
    void aServerThatIsAwayIsAwaited() throws Exception {
        run(Duration.ofMinutes(1), GONE, ENDS, GONE, GONE, STAYS);
        assertEquals(2, runs.get());
    }

    @Test
    void aServerThatNeverStaysUpEndsTheRepeats() throws Exception {
        run(Duration.ZERO, ENDS);
        assertEquals(3, runs.get());
    }

    @Test
    void aServerThatDoesNotComeBackIsTold() throws Exception {
        assertThrows(DatabaseException.class, () -> run(Duration.ZERO, ENDS, GONE));
        assertEquals(1, runs.get());
    }

    @Test
    void whatFailsWithTheServerIsDoneAgain() throws Exception {
        assertEquals(TRIAL, run(Duration.ZERO, this::failOnce, ENDS, STAYS));
        assertEquals(2, runs.get());
    }

    @Test
    void whatFailsWithoutItIsNot() {
        assertThrows(SutException.class, () -> run(Duration.ZERO, this::failOnce, STAYS));
        assertEquals(1, runs.get());
    }

    @Test
    void aCancelledExperimentDoesNotWait() throws Exception {
        cancelled = true;
        assertThrows(CancelledException.class, () -> run(Duration.ofDays(1), GONE));
    }
}
