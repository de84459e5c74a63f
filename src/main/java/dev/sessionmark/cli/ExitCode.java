package dev.sessionmark.cli;

/** What the program says with its exit code; after a signal see {@link Interrupts#exitCode()}. */
final class ExitCode {

    /** Done. */
    static final int DONE = 0;

    /** A gate failed: {@code --fail-on} or {@code --max-p99}. */
    static final int GATE_FAILED = 1;

    /** Bad usage, or something the user has to mend: database, folder, port. */
    static final int USAGE = 2;

    /** No valid measurement. */
    static final int NOTHING_VALID = 3;

    private ExitCode() {}
}
