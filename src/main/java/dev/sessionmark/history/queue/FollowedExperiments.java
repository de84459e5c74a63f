package dev.sessionmark.history.queue;

import dev.sessionmark.engine.planner.Planners;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.history.ExperimentSummary;
import dev.sessionmark.history.Status;
import dev.sessionmark.platform.postgres.DatabaseGone;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What happens to an experiment, whichever service on this history runs it. Of one that is not run
 * here nothing is told in this process: its row and its trials are looked at now and then, once for
 * all who listen, and only while somebody does.
 */
@ApplicationScoped
public class FollowedExperiments {

    static final String ELSEWHERE = "another service measures it";

    private final BlockingHistory history;
    private final ExperimentQueue queue;
    private final ExperimentEvents events;
    private final Map<String, Integer> listeners = new ConcurrentHashMap<>();

    private final ScheduledExecutorService looker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("followed-experiments").daemon().factory());

    /** What has been told already, by experiment; for the looking thread. */
    private final Map<String, Known> told = new HashMap<>();

    private boolean failing;

    /**
     * What is known of one.
     *
     * @param trial number of the last one that has ended
     */
    private record Known(Status status, int trial) {}

    FollowedExperiments(
            BlockingHistory history,
            ExperimentQueue queue,
            ExperimentEvents events,
            QueueConfig config) {
        this.history = history;
        this.queue = queue;
        this.events = events;
        long pause = config.poll().toMillis();
        looker.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        looker.shutdownNow();
    }

    /** As {@link ExperimentEvents#of}; live figures are of experiments that are run here. */
    public Multi<ExperimentEvent> of(String id) {
        return events.of(id)
                .onSubscription()
                .invoke(() -> listeners.merge(id, 1, Integer::sum))
                .onTermination()
                .invoke(() -> listeners.computeIfPresent(id, (same, n) -> n > 1 ? n - 1 : null));
    }

    /** Once. Whatever goes wrong, the next one is made. */
    void look() {
        try {
            told.keySet().retainAll(listeners.keySet());
            for (String id : List.copyOf(listeners.keySet())) {
                if (queue.tellsOf(id)) {
                    told.remove(id);
                } else {
                    ExperimentSummary now = history.await(store -> store.summary(id));
                    if (now == null) {
                        events.retell(new ExperimentEvent.Removed(id));
                    } else {
                        tell(now);
                    }
                }
            }
            failing = false;
        } catch (RuntimeException | Error e) {
            // Told once: the queue and readiness tell of a database that is away, too.
            if (!failing && !DatabaseGone.isCauseOf(e)) {
                Log.warnf(e, "It cannot be seen what others measure; trying again");
            }
            failing = true;
        }
    }

    private void tell(ExperimentSummary now) {
        Known before = told.get(now.id());
        int known = before == null ? 0 : before.trial();
        List<TrialResult> trials =
                now.status() == Status.QUEUED
                        ? List.of()
                        : history.await(store -> store.trialsAfter(now.id(), known)).stream()
                                .filter(trial -> !trial.underWay())
                                .toList();
        int ended = trials.isEmpty() ? known : trials.getLast().number();
        told.put(now.id(), new Known(now.status(), ended));
        // A stream begins with the status as it was then, and none comes before this one.
        boolean changed = now.status() != (before == null ? Status.QUEUED : before.status());
        ExperimentEvent status = new ExperimentEvent.StatusChanged(now.id(), now.status());
        if (changed && !now.status().over()) {
            events.retell(status);
        }
        if (before != null) {
            trials.forEach(one -> events.retell(ExperimentEvent.TrialEnded.of(now.id(), one)));
        }
        if (now.status() == Status.RUNNING) {
            events.retell(new ExperimentEvent.Moved(now.id(), progress(now.plan(), ended)));
        }
        if (changed && now.status().over()) {
            events.retell(status);
        }
    }

    /** As far as trials tell: nothing else of it is kept before its end. */
    private static Progress progress(ExperimentPlan plan, int ended) {
        int trials = Planners.of(plan).expectedTrials();
        Duration each =
                plan.warmup()
                        .plus(plan.duration().multipliedBy(plan.processes().getFirst().size()));
        return new Progress(
                ELSEWHERE,
                ended == 0 ? 0 : Math.min(ended + 1, trials),
                trials,
                Math.min(1, (double) ended / trials),
                each.multipliedBy(Math.max(0, trials - ended)));
    }
}
