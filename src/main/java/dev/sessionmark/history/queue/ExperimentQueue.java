package dev.sessionmark.history.queue;

import dev.sessionmark.experiment.ExperimentEngine;
import dev.sessionmark.experiment.Measuring;
import dev.sessionmark.experiment.run.LocalEngine;
import dev.sessionmark.history.ExperimentSummary;
import dev.sessionmark.history.HistoryService;
import dev.sessionmark.platform.logging.LogField;
import dev.sessionmark.platform.postgres.DatabaseGone;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the experiments that wait in the database, the oldest first and one at a time: two at once
 * would measure each other.
 */
@ApplicationScoped
public class ExperimentQueue {

    /** How long the running experiment may take to end, and its end to be written down. */
    public static final Duration STOP_BOUND = LocalEngine.STOP_BOUND.plusSeconds(5);

    static final String KILLED = "the program ended before the experiment did";
    static final String STOPPED = "the program was stopped";

    private final HistoryService history;
    private final Instance<ExperimentEngine> engine;
    private final Event<ExperimentOver> over;
    private final ExperimentEvents events;
    private final Event<Measuring> measuring;
    private final QueueConfig config;
    private final MeasuringMeters meters;

    private final Semaphore news = new Semaphore(0);
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final PatientWrites writes;
    private volatile Thread worker;

    ExperimentQueue(
            HistoryService history,
            Instance<ExperimentEngine> engine,
            Event<ExperimentOver> over,
            ExperimentEvents events,
            Event<Measuring> measuring,
            QueueConfig config,
            MeasuringMeters meters) {
        this.history = history;
        this.engine = engine;
        this.over = over;
        this.events = events;
        this.measuring = measuring;
        this.config = config;
        this.meters = meters;
        this.writes = new PatientWrites(config.patience(), config.poll(), stopping);
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            worker = Thread.ofPlatform().name("experiment-queue").daemon().start(this::work);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (worker == null) {
            return;
        }
        stopping.countDown();
        news.release();
        worker.join(STOP_BOUND);
        if (worker.isAlive()) {
            Log.warnf(
                    "The running experiment did not end within %s s; it will be marked as failed at"
                            + " the next start",
                    STOP_BOUND.toSeconds());
            worker.interrupt();
        }
    }

    /** Something new is in the queue. */
    public void wake() {
        news.release();
    }

    /** Asks the running experiment of this id to end; it will, some moments later. */
    public void cancel(String id) {
        cancelled.add(id);
    }

    /** Whether this process takes experiments from the queue at all. */
    boolean enabled() {
        return config.enabled();
    }

    /** Whether the thread that does is alive. */
    boolean workerRuns() {
        Thread thread = worker;
        return thread != null && thread.isAlive();
    }

    /** Failed looks at the queue since the last one that succeeded. */
    int failuresInARow() {
        return failuresInARow.get();
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void work() {
        boolean tidied = false;
        while (!isStopping()) {
            try {
                if (!tidied) {
                    int failed = history.failRunning(KILLED);
                    tidied = true;
                    if (failed > 0) {
                        Log.infof("%s experiment(s) of a former process marked as failed", failed);
                    }
                }
                Optional<ExperimentSummary> next = history.claim();
                failuresInARow.set(0);
                next.ifPresentOrElse(this::run, this::await);
            } catch (RuntimeException e) {
                tellFailure(e);
                await();
            } catch (Error e) {
                // Whatever it was, the queue goes on: without its worker nothing is measured again.
                failuresInARow.incrementAndGet();
                Log.errorf(e, "The queue of experiments met an error and goes on");
                await();
            }
        }
    }

    private void tellFailure(RuntimeException e) {
        boolean first = failuresInARow.getAndIncrement() == 0;
        if (!DatabaseGone.isCauseOf(e)) {
            Log.errorf(e, "The queue of experiments cannot be read; trying again");
        } else if (first) {
            Log.warnf("The queue of experiments cannot be read (%s); trying again", e);
        }
    }

    private void run(ExperimentSummary experiment) {
        try (LogField id = LogField.put("experiment", experiment.id())) {
            measure(experiment);
        }
    }

    private void measure(ExperimentSummary experiment) {
        try {
            meters.begin();
            tell(new Measuring(experiment.id(), true));
            new QueuedRun(
                            experiment,
                            history,
                            writes,
                            over,
                            events,
                            meters,
                            this::isStopping,
                            () -> cancelled.contains(experiment.id()))
                    .with(engine.get());
        } finally {
            cancelled.remove(experiment.id());
            tell(new Measuring(experiment.id(), false));
            meters.end();
        }
    }

    /** Whoever fails at hearing it does not keep the experiment from running. */
    private void tell(Measuring event) {
        try {
            measuring.fire(event);
        } catch (RuntimeException e) {
            Log.warnf(e, "Not everybody could be told: %s", event);
        }
    }

    private void await() {
        try {
            if (!isStopping() && news.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping.countDown();
            Thread.currentThread().interrupt();
        }
    }
}
