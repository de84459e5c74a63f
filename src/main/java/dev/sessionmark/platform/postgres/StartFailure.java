package dev.sessionmark.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** From what PostgreSQL's programs wrote to one line that says what to do. */
final class StartFailure {

    private StartFailure() {}

    static boolean isPortTaken(Path log) throws IOException {
        return text(log).contains("Address already in use");
    }

    static DatabaseStartException explain(String problem, Path output, Path log)
            throws IOException {
        String text = text(output) + "\n" + text(log);
        return new DatabaseStartException(
                problem + " (" + reason(text) + ")", remedy(text, output, log), null);
    }

    /** The line that says why; package-private for its test. */
    static String reason(String text) {
        List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        return lines.stream()
                .filter(
                        line ->
                                line.contains("FATAL:")
                                        || line.contains("PANIC:")
                                        || line.contains("error:")
                                        || line.contains("unshare:"))
                .findFirst()
                .map(StartFailure::withoutPrefix)
                .orElse(lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1));
    }

    static String remedy(String text, Path output, Path log) {
        if (text.contains("No space left on device")) {
            return "free some disk space, or set SESSIONMARK_HOME to a folder on another disk";
        }
        if (text.contains("unshare:")) {
            return "it cannot run as root here; run as an ordinary user";
        }
        if (text.contains("Permission denied") || text.contains("Operation not permitted")) {
            return "make the folder writable, or set SESSIONMARK_HOME to another one";
        }
        if (text.contains("could not create shared memory")
                || text.contains("could not resize shared memory")) {
            return "give this machine or container more shared memory";
        }
        if (text.contains("incompatible with server")
                || text.contains("checkpoint record")
                || text.contains("invalid checksum")
                || text.contains("not a valid data directory")
                || text.contains("could not open file")
                || text.contains("could not access")
                || text.contains("PANIC:")) {
            return "its data are damaged; move the folder "
                    + log.getParent()
                    + " away to begin anew";
        }
        return "see " + (text(output).isBlank() ? log : output);
    }

    private static String withoutPrefix(String line) {
        int fatal = Math.max(line.indexOf("FATAL:"), line.indexOf("PANIC:"));
        return fatal < 0 ? line : line.substring(fatal).replaceFirst("^[A-Z]+:\\s*", "");
    }

    private static String text(Path file) {
        try {
            return Files.exists(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException unreadable) {
            return "cannot read " + file + ": " + unreadable.getMessage();
        }
    }
}
