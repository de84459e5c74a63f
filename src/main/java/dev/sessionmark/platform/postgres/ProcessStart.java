package dev.sessionmark.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * When a process started, written down so that it can be told from another that was given the same
 * number later: as a time of day, and where the system says it in ticks since its own start, which
 * a clock that is set cannot change.
 */
final class ProcessStart {

    /** The system's clock tick and rounding; a process id does not come round again this fast. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    /**
     * Of {@code /proc/PID/stat}, counted from the field after the name, which may hold anything.
     */
    private static final int FIELD = 19;

    private ProcessStart() {}

    /** Two lines; the second is empty where the system has no ticks. */
    static String describe(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("")
                + "\n"
                + ticks(process.pid()).orElse("")
                + "\n";
    }

    /** Whether the process may be the one described; false only where it cannot be. */
    static boolean matches(ProcessHandle process, String description) {
        List<String> lines = description.lines().map(String::strip).toList();
        Optional<String> ticks = ticks(process.pid());
        if (lines.size() > 1 && !lines.get(1).isEmpty() && ticks.isPresent()) {
            return lines.get(1).equals(ticks.get());
        }
        Optional<Instant> started = process.info().startInstant();
        if (lines.isEmpty() || lines.get(0).isEmpty() || started.isEmpty()) {
            return true;
        }
        try {
            Duration apart = Duration.between(Instant.parse(lines.get(0)), started.get());
            return apart.abs().compareTo(SAME_START) <= 0;
        } catch (DateTimeParseException notOurs) {
            return false;
        }
    }

    private static Optional<String> ticks(long pid) {
        try {
            String stat =
                    Files.readString(
                            Path.of("/proc", Long.toString(pid), "stat"),
                            StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields.length > FIELD ? Optional.of(fields[FIELD]) : Optional.empty();
        } catch (IOException noProc) {
            return Optional.empty();
        }
    }
}
