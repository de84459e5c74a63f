package dev.sessionmark.history.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.engine.planner.Planners;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.FakeEngine;
import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.history.FakeHistory;
import dev.sessionmark.history.Status;
import dev.sessionmark.platform.health.WriteTrouble;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looks by hand at what another service measures. */
class FollowedExperimentsTest {

    private static final ExperimentPlan PLAN = ExperimentPlan.DEFAULT;
    private static final Queues.Config CONFIG =
            new Queues.Config(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));

    private final FakeHistory history = new FakeHistory();
    private final ExperimentEvents events = new ExperimentEvents();
    private final ExperimentQueue queue =
            Queues.of(
                    history,
                    new FakeEngine(),
                    CONFIG,
                    Queues.meters(new SimpleMeterRegistry(), CONFIG),
                    new WriteTrouble());
    private final FollowedExperiments followed =
            new FollowedExperiments(history, queue, events, CONFIG);

    @AfterEach
    void stop() {
        followed.stop();
    }

    private AssertSubscriber<ExperimentEvent> listen() {
        return followed.of("theirs")
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private void is(Status status) {
        history.others.put("theirs", FakeHistory.summary("theirs", status, PLAN));
    }

    private void measured(TrialResult... trials) {
        history.othersTrials.put("theirs", List.of(trials));
    }

    private static TrialResult trial(int number) {
        return SampleResults.trial(PLAN, number, "no-pool", 1);
    }

    private static ExperimentEvent status(Status status) {
        return new ExperimentEvent.StatusChanged("theirs", status);
    }

    private static ExperimentEvent ended(int number) {
        return new ExperimentEvent.TrialEnded("theirs", number, "no-pool", null);
    }

    private static ExperimentEvent moved(int ended) {
        int trials = Planners.of(PLAN).expectedTrials();
        // Two conditions each: without latency and with five milliseconds.
        Duration each = PLAN.warmup().plus(PLAN.duration()).plus(PLAN.duration());
        return new ExperimentEvent.Moved(
                "theirs",
                new Progress(
                        "another service measures it",
                        ended == 0 ? 0 : ended + 1,
                        trials,
                        ended / (double) trials,
                        each.multipliedBy(trials - ended)));
    }

    @Test
    void itIsToldFromItsTurnToItsEnd() {
        is(Status.QUEUED);
        AssertSubscriber<ExperimentEvent> heard = listen();
        followed.look();
        assertEquals(List.of(), heard.getItems(), "a stream begins with that");
        is(Status.RUNNING);
        followed.look();
        measured(trial(1), trial(2));
        followed.look();
        measured(trial(1), trial(2), trial(3));
        is(Status.DONE);
        followed.look();
        followed.look();
        assertEquals(
                List.of(
                        status(Status.RUNNING),
                        moved(0),
                        ended(1),
                        ended(2),
                        moved(2),
                        ended(3),
                        status(Status.DONE)),
                heard.getItems());
    }

    /** It has begun, or ended, since the stream has looked. */
    @Test
    void whoComesLateHearsTheStatusAndNotWhatWasBefore() {
        is(Status.RUNNING);
        measured(trial(1), trial(2));
        AssertSubscriber<ExperimentEvent> heard = listen();
        followed.look();
        assertEquals(List.of(status(Status.RUNNING), moved(2)), heard.getItems());
        heard.cancel();
        followed.look();
        is(Status.FAILED);
        heard = listen();
        followed.look();
        assertEquals(List.of(status(Status.FAILED)), heard.getItems());
    }

    @Test
    void oneThatIsRemovedIsToldAsThat() {
        AssertSubscriber<ExperimentEvent> heard = listen();
        followed.look();
        assertEquals(List.of(new ExperimentEvent.Removed("theirs")), heard.getItems());
    }

    @Test
    void aHistoryThatIsAwayIsAskedAgain() {
        is(Status.RUNNING);
        AssertSubscriber<ExperimentEvent> heard = listen();
        history.failure = new IllegalStateException("away");
        followed.look();
        history.failure = null;
        is(Status.DONE);
        followed.look();
        assertEquals(List.of(status(Status.DONE)), heard.getItems());
    }

    /** Nothing is asked for nobody. */
    @Test
    void onlyWhatIsListenedToIsLookedAt() {
        AssertSubscriber<ExperimentEvent> one = listen();
        AssertSubscriber<ExperimentEvent> other = listen();
        one.cancel();
        history.failure = new IllegalStateException("away");
        followed.look();
        assertEquals(1, history.failed.get());
        other.cancel();
        followed.look();
        assertEquals(1, history.failed.get());
    }
}
