package dev.sessionmark.history.queue;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Tells whoever listens what happens to experiments, as far as this process knows. */
@ApplicationScoped
public class ExperimentEvents {

    /** As many trials as an experiment may have; who leaves more unread is cut off. */
    private static final int MOST_UNREAD = 1_024;

    private final BroadcastProcessor<ExperimentEvent> all = BroadcastProcessor.create();
    private final AtomicReference<ExperimentEvent.Moved> latest = new AtomicReference<>();

    /** Tells it to all; called on one thread at a time per experiment. */
    void publish(ExperimentEvent event) {
        if (event instanceof ExperimentEvent.Moved moved) {
            latest.set(moved);
        }
        retell(event);
    }

    /** The same for what was found in the history, where another service tells of it first. */
    synchronized void retell(ExperimentEvent event) {
        all.onNext(event);
    }

    public void changed(ExperimentEvent.StatusChanged event) {
        publish(event);
    }

    /**
     * What happens to this experiment from the subscription on. A listener that does not keep up
     * misses older figures and older progress, never the latest of either, and nothing else.
     */
    public Multi<ExperimentEvent> of(String experiment) {
        Multi<ExperimentEvent> its = all.filter(event -> event.experiment().equals(experiment));
        // One at a time: what is asked for in advance is old when it is read.
        return Multi.createBy()
                .merging()
                .withRequests(1)
                .streams(
                        its.filter(ExperimentEvents::lasting).onOverflow().buffer(MOST_UNREAD),
                        latestOf(ExperimentEvent.Moved.class, its),
                        latestOf(ExperimentEvent.Live.class, its));
    }

    /** Every status and every trial of any experiment, told at once; listeners must be quick. */
    Multi<ExperimentEvent> ofAll() {
        return all.filter(ExperimentEvents::lasting);
    }

    private static boolean lasting(ExperimentEvent event) {
        return switch (event) {
            case ExperimentEvent.StatusChanged changed -> true;
            case ExperimentEvent.TrialEnded ended -> true;
            case ExperimentEvent.RoundEnded round -> true;
            case ExperimentEvent.Removed removed -> true;
            case ExperimentEvent.Moved moved -> false;
            case ExperimentEvent.Live live -> false;
        };
    }

    private static Multi<ExperimentEvent> latestOf(
            Class<? extends ExperimentEvent> kind, Multi<ExperimentEvent> events) {
        return events.filter(kind::isInstance).onOverflow().dropPreviousItems();
    }

    /** The last progress told of this experiment, if it was the last that moved. */
    public Optional<ExperimentEvent.Moved> latest(String experiment) {
        return Optional.ofNullable(latest.get())
                .filter(moved -> moved.experiment().equals(experiment));
    }

    /**
     * An experiment of the queue is over, and so is its measuring; its end is kept. Fired on the
     * queue's thread, which waits for every observer: nothing is to be measured beside what they
     * do.
     *
     * @param experiment its id
     */
    public record ExperimentEnded(String experiment) {}
}
