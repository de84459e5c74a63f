package dev.sessionmark.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.NothingRuns;
import dev.sessionmark.experiment.ExperimentPlan;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NothingRuns.class)
class QueueGlanceTest {

    private static final ExperimentPlan PLAN = ExperimentPlan.DEFAULT;

    private static final String ME = "the process of this test";

    @Inject QueueGlance glance;
    @Inject BlockingHistory history;
    @Inject MeterRegistry registry;

    @BeforeEach
    void emptyTheQueue() {
        Histories.empty(history);
    }

    @Test
    void itSeesWhatWaitsAndWhatRuns() {
        assertFalse(glance.anyFor(ME) || glance.anyRuns());
        assertEquals(Optional.empty(), glance.oldestWaiting());
        assertFalse(glance.counts().containsKey(Status.QUEUED));

        Histories.submit(history, "glance-1", PLAN);
        Histories.submit(history, "glance-2", PLAN);
        assertTrue(glance.anyFor(ME));
        assertFalse(glance.anyRuns());
        assertEquals(2, glance.counts().get(Status.QUEUED));
        Histories.claim(history);

        assertTrue(glance.anyFor(ME) && glance.anyRuns());
        assertEquals(1, glance.counts().get(Status.QUEUED));
        assertEquals(1, glance.counts().get(Status.RUNNING));
        assertEquals(
                history.await(store -> store.summary("glance-2")).submittedAt(),
                glance.oldestWaiting().orElseThrow());
    }

    /** An experiment that was taken without an answer. */
    @Test
    void itSeesWhatThisProcessIsSaidToRun() {
        Histories.submit(history, "glance-3", PLAN);
        history.claim(ME);
        assertTrue(glance.anyFor(ME));
        assertFalse(glance.anyFor("another process"));
    }

    /** While the ports open, and every few seconds from then on. */
    @Test
    void toFindNothingToDoTakesNoSession() {
        long sessions = registry.get("sessionmark.session.hold").timer().count();
        assertEquals(Optional.empty(), Histories.claim(history));
        assertEquals(List.of(), history.running());
        assertEquals(0, glance.counts().getOrDefault(Status.QUEUED, 0L));
        assertEquals(Optional.empty(), glance.oldestWaiting());
        assertEquals(sessions, registry.get("sessionmark.session.hold").timer().count());
    }
}
