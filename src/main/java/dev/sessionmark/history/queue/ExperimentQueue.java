package dev.sessionmark.history.queue;

import dev.sessionmark.engine.LocalEngine;
import dev.sessionmark.experiment.ExperimentEngine;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.history.ExperimentSummary;
import dev.sessionmark.history.keep.PatientWriter;
import dev.sessionmark.history.keep.PatientWriter.UnwrittenException;
import dev.sessionmark.platform.health.WriteTrouble;
import dev.sessionmark.platform.logging.LogField;
import dev.sessionmark.platform.postgres.DatabaseGone;
import dev.sessionmark.platform.words.Told;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
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

    /** How often a wait for the history looks whether it is still wanted. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    static final String STOPPED = "the program was stopped";

    private final BlockingHistory history;
    private final Instance<ExperimentEngine> engine;
    private final Audience audience;
    private final QueueConfig config;
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final WriteTrouble trouble;
    private final PatientWriter writer;
    private volatile Thread worker;

    /** What this process runs; null without anything. */
    private volatile QueuedRun current;

    /** What it takes has this name in its row, and is found by it; for its own thread. */
    private String name = newName();

    ExperimentQueue(
            BlockingHistory history,
            Instance<ExperimentEngine> engine,
            Audience audience,
            QueueConfig config,
            WriteTrouble trouble) {
        this.history = history;
        this.engine = engine;
        this.audience = audience;
        this.config = config;
        this.trouble = trouble;
        this.writer =
                new PatientWriter(
                        config.patience(),
                        config.poll(),
                        System::nanoTime,
                        this::cutShort,
                        new ToldTrouble(trouble));
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
                    "The running experiment did not end within %s s; whoever uses the history next"
                            + " will mark it as failed",
                    STOP_BOUND.toSeconds());
            worker.interrupt();
        }
    }

    public void wake() {
        news.release();
    }

    /**
     * Asks the experiment to end; it will, some moments later. One that has ended and waits for the
     * history gives up what that does not take.
     *
     * @return whether this process runs it
     */
    public boolean cancel(String id) {
        Optional<QueuedRun> here = here(id);
        here.ifPresent(
                run -> {
                    run.cancel();
                    wake();
                });
        return here.isPresent();
    }

    Optional<String> running() {
        return unwritten().map(QueuedRun::id);
    }

    private Optional<QueuedRun> unwritten() {
        return Optional.ofNullable(current).filter(run -> !run.written());
    }

    private Optional<QueuedRun> here(String id) {
        return unwritten().filter(run -> run.id().equals(id));
    }

    /** Whether it is told from here what happens to the experiment. */
    boolean tellsOf(String id) {
        QueuedRun run = current;
        return run != null && run.id().equals(id);
    }

    /**
     * Somebody else has ended the experiment, or removed it.
     *
     * @return whether that ends what is measured here
     */
    boolean lost(String id) {
        return here(id).filter(QueuedRun::lose).isPresent();
    }

    boolean enabled() {
        return config.enabled();
    }

    boolean workerRuns() {
        Thread thread = worker;
        return thread != null && thread.isAlive();
    }

    int failuresInARow() {
        return failuresInARow.get();
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void work() {
        while (!isStopping()) {
            try {
                Optional<ExperimentSummary> next = history.claim(name);
                failuresInARow.set(0);
                trouble.ends();
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
        trouble.begins(e, BlockingHistory.ANSWER_LIMIT);
        if (!DatabaseGone.isCauseOf(e)) {
            Log.errorf(e, "The queue of experiments cannot be read; trying again");
        } else if (first) {
            Log.warnf("The queue of experiments cannot be read (%s); trying again", Told.by(e));
        }
    }

    private void run(ExperimentSummary experiment) {
        try (LogField id = LogField.put("experiment", experiment.id())) {
            measure(experiment);
        }
    }

    private void measure(ExperimentSummary experiment) {
        QueuedRun run = new QueuedRun(experiment, history, writer, audience, this::isStopping);
        current = run;
        try {
            run.with(engine.get());
            // One is at stake, not all that wait: nothing is begun that could not be kept either.
            while (!run.settled()) {
                if (isStopping()) {
                    Log.warnf(
                            "The end of experiment %s is not written; whoever uses the history next"
                                    + " will mark it as failed",
                            experiment.id());
                    return;
                }
                await();
            }
        } finally {
            if (!run.written()) {
                // Whoever keeps the leases ends it: it is not to be taken again, and again.
                name = newName();
            }
            current = null;
            audience.ends();
        }
    }

    private static String newName() {
        return UUID.randomUUID().toString();
    }

    /** Who ends, or does not want the experiment any more, does not wait for the history. */
    private boolean cutShort(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        QueuedRun run = current;
        while (!run.isToEnd()) {
            long left = Math.min(end - System.nanoTime(), LOOK_NANOS);
            if (left <= 0) {
                return false;
            }
            try {
                stopping.await(left, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
        return true;
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

    /** Tells the log, and whoever asks whether the service is ready, how writing goes. */
    private record ToldTrouble(WriteTrouble trouble) implements PatientWriter.Told {

        @Override
        public void waits(String what, RuntimeException because) {
            Log.warnf(
                    "%s cannot be written yet (%s); trying again",
                    what, UnwrittenException.why(because));
            trouble.begins(because, BlockingHistory.ANSWER_LIMIT);
        }

        @Override
        public void written() {
            Log.info("The history is written again; nothing is left to be written");
            trouble.ends();
        }

        @Override
        public void refused(String what, RuntimeException because) {
            Log.errorf(because, "%s cannot be written, and is given up", what);
        }
    }
}
