package dev.sessionmark.cli.terminal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import sun.misc.Signal;

/**
 * Turns Ctrl-C and SIGTERM into a question that long work asks, so that it ends in good order. The
 * second signal ends the program at once; whatever it started ends with it.
 */
public final class Interrupts implements BooleanSupplier {

    private static final int SIGNAL_BASE = 128;

    private final AtomicInteger exitCode = new AtomicInteger();

    /** From now on signals are noted. Later handlers of the same signals would win. */
    public static Interrupts install() {
        Interrupts interrupts = new Interrupts();
        for (String name : new String[] {"INT", "TERM"}) {
            Signal.handle(new Signal(name), interrupts::note);
        }
        return interrupts;
    }

    private void note(Signal signal) {
        if (!exitCode.compareAndSet(0, SIGNAL_BASE + signal.getNumber())) {
            Runtime.getRuntime().halt(SIGNAL_BASE + signal.getNumber());
        }
    }

    /** Whether a signal has come. */
    @Override
    public boolean getAsBoolean() {
        return exitCode.get() != 0;
    }

    /** 128 plus the number of the signal, as shells have it; 0 when none has come. */
    public int exitCode() {
        return exitCode.get();
    }
}
