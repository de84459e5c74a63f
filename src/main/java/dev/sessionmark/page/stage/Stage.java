package dev.sessionmark.page.stage;

import dev.sessionmark.experiment.MeasuringEvent;
import dev.sessionmark.page.stage.StageView.StageStatus;
import dev.sessionmark.page.stage.StagedSut.SutLauncher;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The one place of this service where a system under test may stand to be looked at. All that
 * starts or ends one happens on one thread, one after the other; everything else only says what is
 * wanted. While an experiment measures the stage is empty: what is wanted waits.
 */
@ApplicationScoped
public class Stage {

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Nobody has looked for so long: the bystanders rest. */
    private static final Duration GLANCE = Duration.ofSeconds(2);

    /** What the end of a process takes at most, and a little more. */
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final SutLauncher launcher;
    private final StageConfig config;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("stage").factory());

    private volatile StageRequest request = StageRequest.NOBODY_ASKS;
    private volatile boolean wanted;
    private volatile boolean stopping;
    private volatile String measuring;
    private volatile String because;
    private volatile boolean starting;
    private volatile StageSut scene;
    private volatile long askedNanos;
    private volatile long usedNanos;
    private volatile long seenNanos;

    Stage(Vertx vertx, SutLauncher launcher, StageConfig config) {
        this.vertx = vertx;
        this.launcher = launcher;
        this.config = config;
        thread.scheduleWithFixedDelay(
                this::attend, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Has this played from now on; what it takes is started if need be, or waited for. */
    void play(StageRequest next) {
        long now = System.nanoTime();
        askedNanos = now;
        usedNanos = now;
        request = next;
        because = null;
        wanted = true;
        soon();
    }

    void leave() {
        wanted = false;
        because = null;
        soon();
    }

    void seen() {
        seenNanos = System.nanoTime();
        usedNanos = seenNanos;
    }

    /** The port to send a request to; empty when there is nobody to answer it. */
    OptionalInt use() {
        usedNanos = System.nanoTime();
        StageSut now = scene;
        return now == null ? OptionalInt.empty() : OptionalInt.of(now.port());
    }

    StageView view() {
        StageSut now = scene;
        return new StageView(
                status(now),
                because,
                measuring,
                request.setup(),
                request.dbLatencyMillis(),
                // As Quarkus has it, with the heap that every system under test is given.
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                now == null ? List.of() : now.bystanders(),
                now == null ? null : now.asked(),
                now == null ? null : now.loops());
    }

    private StageStatus status(StageSut now) {
        if (now != null) {
            return StageStatus.ON;
        }
        if (starting) {
            return StageStatus.STARTING;
        }
        if (!wanted) {
            return StageStatus.OFF;
        }
        return measuring == null ? StageStatus.STARTING : StageStatus.WAITING;
    }

    /** Leaves the machine to an experiment before it begins, and comes back after it. */
    void onMeasuring(@Observes MeasuringEvent event) {
        measuring = event.begins() ? event.experiment() : null;
        Future<?> done = soon();
        if (event.begins() && done != null) {
            await(done);
        }
    }

    void onShutdown(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        stopping = true;
        wanted = false;
        Future<?> done = soon();
        thread.shutdown();
        if (done != null) {
            await(done);
        }
    }

    private void await(Future<?> done) {
        try {
            done.get(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            Log.warn("The system under test on stage did not end as it should", e);
        }
    }

    private boolean mayStand() {
        return wanted && !stopping && measuring == null;
    }

    private Future<?> soon() {
        try {
            return thread.submit(this::arrange);
        } catch (RejectedExecutionException e) {
            // The service ends, and with it whatever was wanted.
            return null;
        }
    }

    private void attend() {
        try {
            long now = System.nanoTime();
            if (wanted && now - usedNanos > config.unused().toNanos()) {
                because = "Nobody had used it for " + config.unused().toSeconds() + " s.";
                wanted = false;
            } else if (wanted && now - askedNanos > config.longest().toNanos()) {
                because = "It had run for " + config.longest().toMinutes() + " min.";
                wanted = false;
            }
            arrange();
            look();
        } catch (RuntimeException e) {
            // The next turn must come, whatever went wrong in this one.
            Log.warn("The stage could not be attended to", e);
        }
    }

    private void look() {
        StageSut now = scene;
        if (now != null) {
            try {
                now.look();
            } catch (IllegalStateException e) {
                // One that is told to leave while it is looked at answers no more.
                if (mayStand()) {
                    because = e.getMessage();
                    wanted = false;
                }
                arrange();
            }
        }
    }

    /** Makes it what is wanted. On the stage's thread only. */
    private void arrange() {
        if (!mayStand()) {
            StageSut over = scene;
            scene = null;
            if (over != null) {
                over.close();
            }
        } else if (scene == null) {
            start();
        } else {
            scene.play(request);
        }
    }

    private void start() {
        starting = true;
        try {
            StagedSut sut = launcher.start(() -> !mayStand());
            StageSut next = new StageSut(vertx, sut, this::isWatched);
            next.play(request);
            next.start();
            scene = next;
            // A slow machine starts slowly, and nobody can use what does not stand yet.
            usedNanos = System.nanoTime();
        } catch (CancellationException e) {
            // Whoever cancelled it said why.
            Log.debug("A start of the system under test for the stage was cancelled", e);
        } catch (RuntimeException e) {
            // The reason may name hosts and users, which are nobody's business but the log's.
            Log.warn("The system under test for the stage cannot be started", e);
            because = "It could not be started. The service's log says why.";
            wanted = false;
        } finally {
            starting = false;
        }
    }

    private boolean isWatched() {
        return System.nanoTime() - seenNanos < GLANCE.toNanos();
    }
}
