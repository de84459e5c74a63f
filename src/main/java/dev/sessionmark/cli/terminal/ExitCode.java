package dev.sessionmark.cli.terminal;

/** What the program says with its exit code; after a signal see {@link Interrupts#exitCode()}. */
public final class ExitCode {

    /** Done. */
    public static final int DONE = 0;

    /** A gate failed: {@code --fail-on} or {@code --max-p99}. */
    public static final int GATE_FAILED = 1;

    /** Bad usage, or something the user has to mend: database, folder, port. */
    public static final int USAGE = 2;

    /** No valid measurement. */
    public static final int NOTHING_VALID = 3;

    private ExitCode() {}
}
