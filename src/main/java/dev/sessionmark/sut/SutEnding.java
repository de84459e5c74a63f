package dev.sessionmark.sut;

import java.util.Map;

/** How a process ended that was not told to, in words. */
final class SutEnding {

    /** What Java, as every shell, adds to the number of the signal that ended a process. */
    private static final int SIGNALLED = 128;

    private static final int KILL = 9;

    private static final Map<Integer, String> SIGNALS =
            Map.of(
                    1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS",
                    8, "SIGFPE", KILL, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

    private SutEnding() {}

    /**
     * As the end of a sentence that begins with what it was.
     *
     * @param exitCode as Java gives it
     * @param memoryShort whether the kernel has ended a process for want of memory meanwhile
     */
    static String of(int exitCode, boolean memoryShort) {
        String signal = SIGNALS.get(exitCode - SIGNALLED);
        if (signal == null) {
            return exitCode == 0 ? "ended early" : "ended early, with exit code " + exitCode;
        }
        return "was killed (%s)%s"
                .formatted(
                        signal,
                        memoryShort && exitCode == SIGNALLED + KILL
                                ? ", and the kernel has ended a process for want of memory: give"
                                        + " this machine or container more of it"
                                : "");
    }
}
