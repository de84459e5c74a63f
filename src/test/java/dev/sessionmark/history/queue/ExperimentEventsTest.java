package dev.sessionmark.history.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.LiveFigures;
import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.history.Status;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ExperimentEventsTest {

    private static final ExperimentPlan PLAN = ExperimentPlan.DEFAULT;
    private static final int TOLD = 1_000;

    private final ExperimentEvents events = new ExperimentEvents();

    @Test
    void aListenerThatDoesNotKeepUpGetsTheLatestAndEveryTrial() {
        AssertSubscriber<ExperimentEvent> slow =
                events.of("slow").subscribe().withSubscriber(AssertSubscriber.create(0));
        for (int i = 1; i <= TOLD; i++) {
            events.publish(new ExperimentEvent.Live("slow", live(i)));
            events.publish(
                    new ExperimentEvent.Moved(
                            "slow", new Progress("measuring", i, TOLD, 0.5, Duration.ZERO)));
            if (i % 100 == 0) {
                events.publish(new ExperimentEvent.TrialEnded("slow", i / 100, "no-pool", null));
            }
        }
        events.publish(new ExperimentEvent.StatusChanged("slow", Status.DONE));

        slow.request(Long.MAX_VALUE);

        List<ExperimentEvent> got = slow.getItems();
        List<Integer> live =
                got.stream()
                        .filter(ExperimentEvent.Live.class::isInstance)
                        .map(event -> ((ExperimentEvent.Live) event).figures().trial())
                        .toList();
        assertEquals(TOLD, live.getLast());
        assertTrue(live.size() <= 3, live::toString);
        assertTrue(count(got, ExperimentEvent.Moved.class::isInstance) <= 3, got::toString);
        assertEquals(10, count(got, ExperimentEvent.TrialEnded.class::isInstance));
        assertEquals(1, count(got, ExperimentEvent.StatusChanged.class::isInstance));
    }

    @Test
    void aListenerThatKeepsUpHearsAllOfItsExperimentAndNothingElse() {
        AssertSubscriber<ExperimentEvent> quick =
                events.of("quick")
                        .subscribe()
                        .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        for (int i = 1; i <= TOLD; i++) {
            events.publish(new ExperimentEvent.Live("quick", live(i)));
            events.publish(new ExperimentEvent.Live("other", live(i)));
        }
        assertEquals(TOLD, quick.getItems().size());
    }

    private static long count(List<ExperimentEvent> events, Predicate<ExperimentEvent> kind) {
        return events.stream().filter(kind).count();
    }

    private static LiveFigures live(int number) {
        return SampleResults.live(number, "no-pool", PLAN);
    }
}
