package dev.sessionmark.sut.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the running process takes from its machine. */
final class ProcessUse {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR_REFS = Path.of("/proc/self/clear_refs");

    /** See proc_pid_clear_refs(5): resets the peak resident set size to the current one. */
    private static final String RESET_PEAK = "5";

    private ProcessUse() {}

    /** Processor time of all threads since the process started, in seconds. */
    static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos()
                / 1e9;
    }

    /**
     * Lets the peak of resident memory begin anew.
     *
     * @return false where the system does not allow it
     */
    static boolean forgetPeak() {
        try {
            Files.writeString(CLEAR_REFS, RESET_PEAK);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Peak resident memory in bytes; null where the system does not tell. */
    static Long peakRssBytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return null;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D+", "")) * 1024)
                .findFirst()
                .orElse(null);
    }
}
