package dev.sessionmark.history.queue;

import dev.sessionmark.experiment.LiveFigures;
import dev.sessionmark.experiment.MeasuringEvent;
import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.history.Status;
import dev.sessionmark.history.queue.ExperimentEvents.ExperimentEnded;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;

/**
 * All who hear of the experiment that the queue runs: listeners, metrics, and those who have
 * something to do. Whatever becomes of what they do, the experiment goes on, or has ended as it
 * has.
 */
@ApplicationScoped
class Audience {

    private final ExperimentEvents events;
    private final MeasuringMeters meters;
    private final Event<MeasuringEvent> measuring;
    private final Event<ExperimentEnded> over;

    Audience(
            ExperimentEvents events,
            MeasuringMeters meters,
            Event<MeasuringEvent> measuring,
            Event<ExperimentEnded> over) {
        this.events = events;
        this.meters = meters;
        this.measuring = measuring;
        this.over = over;
    }

    void begins(String id) {
        meters.begin();
        tell(measuring, new MeasuringEvent(id, true));
        events.publish(new ExperimentEvent.StatusChanged(id, Status.RUNNING));
    }

    /** Nothing is measured any more, though its end may not be kept yet. */
    void measured(String id) {
        tell(measuring, new MeasuringEvent(id, false));
    }

    /**
     * Its end is kept.
     *
     * @param kept its status; null where it has been removed meanwhile
     */
    void over(String id, Status kept) {
        if (kept == null) {
            events.publish(new ExperimentEvent.Removed(id));
            return;
        }
        tell(over, new ExperimentEnded(id));
        events.publish(new ExperimentEvent.StatusChanged(id, kept));
    }

    void ends() {
        meters.end();
    }

    void moved(String id, Progress progress) {
        meters.heard();
        events.publish(new ExperimentEvent.Moved(id, progress));
    }

    void live(String id, LiveFigures figures) {
        events.publish(new ExperimentEvent.Live(id, figures));
    }

    void prepared() {
        meters.prepared();
    }

    /** More is known of the trials that take turns, and kept. */
    void round(String id, List<TrialResult> trials) {
        events.publish(
                new ExperimentEvent.RoundEnded(
                        id, trials.stream().map(TrialResult::number).toList()));
    }

    void trial(String id, TrialResult trial) {
        meters.trial(trial);
        events.publish(ExperimentEvent.TrialEnded.of(id, trial));
    }

    private static <T> void tell(Event<T> those, T what) {
        try {
            those.fire(what);
        } catch (RuntimeException | Error e) {
            Log.warnf(e, "Not everybody could be told: %s", what);
        }
    }
}
