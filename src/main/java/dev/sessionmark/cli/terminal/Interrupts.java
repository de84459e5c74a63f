package dev.sessionmark.cli.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import sun.misc.Signal;

/**
 * Turns Ctrl-C, SIGTERM and the end of the terminal (SIGHUP) into a question that long work asks,
 * so that it ends in good order. A second Ctrl-C or SIGTERM ends the program at once; whatever it
 * started ends with it.
 */
public final class Interrupts implements BooleanSupplier {

    private static final int SIGNAL_BASE = 128;
    private static final int HANGUP = 1;

    /**
     * What comes sooner is the same wish: timeout(1) signals its child and then the group that it
     * is in, a shell sends on what the kernel sends already.
     */
    private static final long SAME_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final AtomicInteger exitCode = new AtomicInteger();
    private final CountDownLatch come = new CountDownLatch(1);
    private final LongSupplier nanoTime;
    private final IntConsumer halt;
    private volatile long cameAt;

    /**
     * @param nanoTime a clock that only goes forward, in nanoseconds
     * @param halt ends the program at once with an exit code
     */
    Interrupts(LongSupplier nanoTime, IntConsumer halt) {
        this.nanoTime = nanoTime;
        this.halt = halt;
    }

    /**
     * From now on signals are noted, until another handler of the same signal is set. What whoever
     * started the program has switched off, as nohup does, stays so.
     */
    public static Interrupts install() {
        Interrupts interrupts =
                new Interrupts(System::nanoTime, code -> Runtime.getRuntime().halt(code));
        interrupts.listen();
        return interrupts;
    }

    /** Again: somebody else may have taken the signals meanwhile. */
    public void listen() {
        for (String name : new String[] {"HUP", "INT", "TERM"}) {
            Signal.handle(new Signal(name), signal -> note(signal.getNumber()));
        }
    }

    /** Signals come on threads of their own, one after the other. */
    synchronized void note(int signal) {
        if (exitCode.compareAndSet(0, SIGNAL_BASE + signal)) {
            cameAt = nanoTime.getAsLong();
            come.countDown();
        } else if (signal != HANGUP && nanoTime.getAsLong() - cameAt >= SAME_NANOS) {
            halt.accept(SIGNAL_BASE + signal);
        }
    }

    @Override
    public boolean getAsBoolean() {
        return exitCode.get() != 0;
    }

    /** Waits so long; true at once when the first signal comes meanwhile. */
    public boolean comesWithin(Duration wait) {
        boolean before = getAsBoolean();
        try {
            if (before) {
                TimeUnit.NANOSECONDS.sleep(wait.toNanos());
                return false;
            }
            return come.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** 128 plus the number of the signal, as shells have it; 0 when none has come. */
    public int exitCode() {
        return exitCode.get();
    }
}
