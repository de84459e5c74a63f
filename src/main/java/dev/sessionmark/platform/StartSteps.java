package dev.sessionmark.platform;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Says what a start is doing, step by step, to somebody who waits for it: each step that takes
 * longer than people wait without a word. A start that is quick says nothing. See {@link
 * StartStages} for measuring one.
 */
public final class StartSteps {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Null where nobody waits for the start. */
    private static volatile StartSteps shown;

    private final Consumer<String> out;
    private final Executor later;
    private CompletableFuture<Void> pending = CompletableFuture.completedFuture(null);

    StartSteps(Consumer<String> out, Duration patience) {
        this.out = out;
        this.later = CompletableFuture.delayedExecutor(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    public static void show(Consumer<String> out) {
        shown = new StartSteps(out, PATIENCE);
    }

    /**
     * A step begins, and the one before has ended.
     *
     * @param what as in "Sessionmark is ..."
     */
    public static void doing(String what) {
        StartSteps steps = shown;
        if (steps != null) {
            steps.begin(what);
        }
    }

    public static void done() {
        StartSteps steps = shown;
        if (steps != null) {
            steps.end();
            shown = null;
        }
    }

    synchronized void begin(String what) {
        end();
        pending =
                CompletableFuture.runAsync(
                        () -> out.accept("Sessionmark is " + what + " ..."), later);
    }

    synchronized void end() {
        pending.cancel(false);
    }
}
