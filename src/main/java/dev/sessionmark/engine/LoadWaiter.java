package dev.sessionmark.engine;

import dev.sessionmark.engine.live.LiveFeed;
import dev.sessionmark.experiment.LivePhase;
import dev.sessionmark.load.LoadRun;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.platform.words.Told;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for loads, telling how far they are, and ends them when the experiment is cancelled. */
final class LoadWaiter {

    private static final long TICK_MILLIS = 250;

    /**
     * How long a cancelled load may take to drain. What is still outstanding then ends with the
     * target.
     */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BooleanSupplier cancelled;
    private final Runnable tick;
    private final LiveFeed live;

    /** Waits for loads that nobody watches. */
    LoadWaiter(BooleanSupplier cancelled, Runnable tick) {
        this(cancelled, tick, new LiveFeed(progress -> {}));
    }

    LoadWaiter(BooleanSupplier cancelled, Runnable tick, LiveFeed live) {
        this.cancelled = cancelled;
        this.tick = tick;
        this.live = live;
    }

    /** Says what the next loads are for: live figures carry it. */
    void next(int trial, String setup, Condition condition, LivePhase phase) {
        live.next(new LiveFeed.Subject(trial, setup, condition, phase));
    }

    /** Fails when the experiment has been cancelled. */
    void check() {
        tick.run();
        if (cancelled.getAsBoolean()) {
            throw new CancelledException();
        }
    }

    /** Waits a little for something that can only be polled. */
    void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
        check();
    }

    /** Waits for {@link LoadRun#windowBegun} or {@link LoadRun#windowEnded} of a load. */
    void moment(LoadRun run, CompletableFuture<Void> moment) {
        until(run, moment, () -> false);
    }

    /** Waits until a load that ends by itself has drained. */
    LoadFigures result(LoadRun run) {
        return until(run, () -> false);
    }

    /** Whether the experiment has been cancelled. */
    boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    /** Stops a load once something holds, and waits until it has drained. */
    LoadFigures until(LoadRun run, BooleanSupplier enough) {
        return until(run, run.result(), enough);
    }

    private <T> T until(LoadRun run, CompletableFuture<T> awaited, BooleanSupplier enough) {
        boolean stopping = false;
        long cancelledAt = 0;
        while (true) {
            try {
                return awaited.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                tick.run();
                live.tell(run);
                boolean cancel = cancelled.getAsBoolean();
                if (!stopping && (cancel || enough.getAsBoolean())) {
                    stopping = true;
                    run.stop();
                }
                if (cancel) {
                    cancelledAt = cancelledAt == 0 ? System.nanoTime() : cancelledAt;
                    if (System.nanoTime() - cancelledAt > PATIENCE.toNanos()) {
                        throw new CancelledException();
                    }
                }
            } catch (InterruptedException e) {
                run.stop();
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (ExecutionException e) {
                throw new IllegalStateException(
                        "the load generator failed: " + Told.by(e.getCause()), e.getCause());
            }
        }
    }
}
