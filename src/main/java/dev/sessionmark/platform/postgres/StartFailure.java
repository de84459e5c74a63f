package dev.sessionmark.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * From what PostgreSQL's programs wrote to one line: the cause in their own words, then what to do.
 */
final class StartFailure {

    private static final String NOT_EXECUTABLE =
            "programs in this folder may not be run (mounted noexec, or forbidden by a rule of the"
                    + " system); set SESSIONMARK_HOME to a folder where they may";

    /** The server's own data; what it may not open is another matter. */
    private static final Pattern MISSING_FILE =
            Pattern.compile(
                    "could not (open|access) (file|directory|the server configuration file)"
                            + ".*No such file or directory");

    private static final String NO_SPACE =
            "free some disk space, or set SESSIONMARK_HOME to a folder on another disk";

    private static final String READ_ONLY = "set SESSIONMARK_HOME to a folder that can be written";

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

    /** What to do, where the text leaves one cause only; else where more is to be read. */
    static String remedy(String text, Path output, Path log) {
        if (text.contains("unshare: failed to execute")) {
            return NOT_EXECUTABLE;
        }
        if (text.contains("unshare:")) {
            return "PostgreSQL does not run as root, and user namespaces, which would help, are not"
                    + " allowed here; run as an ordinary user, or allow them (sysctl"
                    + " user.max_user_namespaces, the profile of the container)";
        }
        // The same words as for a full disk.
        if (text.contains("could not create semaphores")) {
            return "give this machine or container more semaphores (sysctl kernel.sem)";
        }
        if (text.contains("could not create shared memory")
                || text.contains("could not resize shared memory")
                || text.contains("could not map anonymous shared memory")) {
            return "give this machine or container more shared memory";
        }
        if (text.contains("No space left on device") || text.contains("Disk quota exceeded")) {
            return NO_SPACE;
        }
        if (text.contains("Read-only file system")) {
            return READ_ONLY;
        }
        if (text.contains("incompatible with server")
                || text.contains("checkpoint record")
                || text.contains("invalid checksum")
                || text.contains("not a valid data directory")
                || text.contains("control file")
                || MISSING_FILE.matcher(text).find()) {
            return "its data are damaged; move the folder "
                    + log.getParent()
                    + " away to begin anew";
        }
        if (text.contains("Permission denied") || text.contains("Operation not permitted")) {
            return "let this user own and write the folder, or set SESSIONMARK_HOME to another one";
        }
        return "see " + (text(output).isBlank() ? log : output);
    }

    /**
     * The same of a server whose folder has gone with it: that one lies elsewhere, and nothing in
     * it can be looked at.
     */
    static DatabaseStartException ephemeral(
            DatabaseStartException problem, Path folder, Path temporary) {
        String text =
                problem.getMessage()
                        .replace(
                                NO_SPACE,
                                "free some disk space in "
                                        + temporary
                                        + ", or leave out --ephemeral")
                        .replace(
                                READ_ONLY,
                                "let " + temporary + " be written, or leave out --ephemeral")
                        .replaceAll(
                                "see " + Pattern.quote(folder.toString()) + "\\S*",
                                "leave out --ephemeral, which keeps its log")
                        .replace(folder.resolve("data").toString(), "in " + temporary);
        return new DatabaseStartException(text, problem);
    }

    /** A program of PostgreSQL's, or the one that starts it, that the system did not run. */
    static DatabaseStartException notStarted(String problem, String program, IOException why) {
        String said = String.valueOf(why.getMessage());
        String remedy =
                said.contains("Permission denied")
                        ? NOT_EXECUTABLE
                        : program.equals(PostgresServer.UNSHARE)
                                ? "PostgreSQL does not run as root without this program; install"
                                        + " it, or run as an ordinary user"
                                : "set SESSIONMARK_HOME to another folder, into which its programs"
                                        + " are unpacked anew";
        return new DatabaseStartException(problem + " (" + said + ")", remedy, why);
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
