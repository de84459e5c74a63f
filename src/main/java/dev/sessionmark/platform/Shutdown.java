package dev.sessionmark.platform;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Ends things in the right order, also on a signal: first the application, then what it stands on.
 *
 * <p>The virtual machine runs its shutdown hooks all at once. A database that has a hook of its own
 * goes while requests still use it, and event loops that are blocked in it hold the shutdown up. So
 * there is one hook, and it waits (bounded) until {@code main} says that the application has ended.
 *
 * <p>{@code Quarkus.run} without an exit handler ends the virtual machine itself, and {@code
 * System.exit} never returns: give it a handler that only keeps the exit code.
 */
public final class Shutdown {

    private record Step(String name, AutoCloseable resource) {}

    private final Duration bound;
    private final Consumer<String> log;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Deque<Step> steps = new ArrayDeque<>();
    private boolean done;

    /**
     * @param bound how long to wait for the application's end
     * @param log hears, in one line each, what did not go well
     */
    Shutdown(Duration bound, Consumer<String> log) {
        this.bound = bound;
        this.log = log;
    }

    public static Shutdown install(Duration bound, Consumer<String> log) {
        Shutdown shutdown = new Shutdown(bound, log);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(shutdown::awaitAndRun, "sessionmark-shutdown"));
        return shutdown;
    }

    /** Closes this after the application; what was given last is closed first. */
    public void closeLast(String name, AutoCloseable resource) {
        synchronized (steps) {
            if (!done) {
                steps.push(new Step(name, resource));
                return;
            }
        }
        // Too late for the order, but never to be left open.
        close(new Step(name, resource));
    }

    /** To be called when the application has ended, or when it never began. */
    public void applicationEnded() {
        ended.countDown();
    }

    /** Closes what is registered, once. A second caller waits until the first is done. */
    public void run() {
        synchronized (steps) {
            done = true;
            while (!steps.isEmpty()) {
                close(steps.pop());
            }
        }
    }

    void awaitAndRun() {
        try {
            if (!ended.await(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                log.accept(
                        "The application did not end within %d s; closing what it uses anyway"
                                .formatted(bound.toSeconds()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        run();
    }

    private void close(Step step) {
        try {
            step.resource().close();
        } catch (Exception problem) {
            log.accept("Could not close " + step.name() + ": " + problem.getMessage());
        }
    }
}
