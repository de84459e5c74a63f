package dev.sessionmark.cli;

/** What the program says with its exit code. */
final class ExitCode {

    /** Done. */
    static final int DONE = 0;

    /** A gate failed: {@code --fail-on} or {@code --max-p99}. */
    static final int GATE_FAILED = 1;

    /** Bad usage, or something the user has to mend: database, folder, port. */
    static final int USAGE = 2;

    /** No valid measurement. */
    static final int NOTHING_VALID = 3;

    /** Ended by Ctrl-C: 128 + SIGINT. */
    static final int INTERRUPTED = 130;

    /** Ended by SIGTERM: 128 + 15. */
    static final int TERMINATED = 143;

    private ExitCode() {}
}
