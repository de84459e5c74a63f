package dev.sessionmark.cli.terminal;

/** What the program says with its exit code; after a signal see {@link Interrupts#exitCode()}. */
public final class ExitCode {

    public static final int DONE = 0;

    /** A gate failed: {@code --fail-on} or {@code --max-p99}. */
    public static final int GATE_FAILED = 1;

    /** Bad usage, or something the user has to mend: database, folder, port, full disk. */
    public static final int USAGE = 2;

    /** No valid measurement. */
    public static final int NOTHING_VALID = 3;

    /** Nobody reads standard output any more: what a shell says of a program that SIGPIPE ended. */
    public static final int READER_GONE = 141;

    private ExitCode() {}
}
