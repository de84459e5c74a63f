package dev.sessionmark.history.queue;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Tells whoever listens what happens to experiments of this process. */
@ApplicationScoped
public class ExperimentEvents {

    private final BroadcastProcessor<ExperimentEvent> all = BroadcastProcessor.create();
    private final AtomicReference<ExperimentEvent.Moved> latest = new AtomicReference<>();

    /** Tells it to all; called on one thread at a time per experiment. */
    synchronized void publish(ExperimentEvent event) {
        if (event instanceof ExperimentEvent.Moved moved) {
            latest.set(moved);
        }
        all.onNext(event);
    }

    /** Tells of a status that was changed outside the queue's own thread. */
    public void changed(ExperimentEvent.StatusChanged event) {
        publish(event);
    }

    /**
     * What happens to this experiment from the subscription on. A listener that does not keep up
     * misses older events, never the latest.
     */
    public Multi<ExperimentEvent> of(String experiment) {
        return all.filter(event -> event.experiment().equals(experiment))
                .onOverflow()
                .dropPreviousItems();
    }

    /** The last progress told of this experiment, if it was the last that moved. */
    public Optional<ExperimentEvent.Moved> latest(String experiment) {
        return Optional.ofNullable(latest.get())
                .filter(moved -> moved.experiment().equals(experiment));
    }
}
