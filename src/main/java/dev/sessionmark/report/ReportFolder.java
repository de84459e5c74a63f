package dev.sessionmark.report;

import dev.sessionmark.experiment.Profile;
import dev.sessionmark.platform.words.Told;
import dev.sessionmark.report.trace.TraceReport;
import dev.sessionmark.verdict.Comparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes a comparison in every format into a folder. Each file appears whole or not at all: it is
 * written beside its place and then moved there.
 */
public final class ReportFolder {

    private ReportFolder() {}

    /**
     * Writes all files; existing ones of the same names are replaced.
     *
     * @param folder where to; created with its parents when missing
     * @return the files written
     * @throws ReportException when a file cannot be written; those written before are kept
     */
    public static List<Path> write(Path folder, Comparison comparison) {
        create(folder);
        Map<String, Supplier<byte[]>> files = new LinkedHashMap<>();
        for (ReportFormat format : ReportFormat.values()) {
            files.put(
                    "comparison." + format.extension(),
                    () -> utf8(format.render(comparison, RenderOptions.plain())));
        }
        HistogramLogReport logs = new HistogramLogReport();
        files.put("report.html", () -> utf8(new HtmlReport().render(comparison)));
        files.put("response.hlog", () -> logs.responseTime(comparison));
        files.put("service.hlog", () -> logs.serviceTime(comparison));
        files.put("loop-delay.hlog", () -> logs.loopDelay(comparison));
        files.put("trace.json", () -> new TraceReport().render(comparison.experiment()));
        return files.entrySet().stream()
                .map(file -> write(folder.resolve(file.getKey()), file.getValue()))
                .toList();
    }

    /**
     * Writes flame graphs beside the other files; existing ones of the same names are replaced.
     *
     * @throws ReportException when a file cannot be written; those written before are kept
     */
    public static void writeProfiles(Path folder, Stream<Profile> profiles) {
        profiles.filter(profile -> profile.html() != null)
                .forEachOrdered(
                        profile ->
                                write(folder.resolve(profile.name()), () -> utf8(profile.html())));
    }

    /**
     * Makes sure that files can be written into the folder, so that nobody learns only after
     * minutes of measuring that they cannot.
     *
     * @throws ReportException when they cannot
     */
    public static void check(Path folder) {
        create(folder);
        try {
            Files.deleteIfExists(Files.createTempFile(folder, ".sessionmark", ".tmp"));
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw failure(folder, e);
        }
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw failure(folder, e);
        }
    }

    private static Path write(Path file, Supplier<byte[]> content) {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        byte[] bytes = content.get();
        try {
            try {
                Files.write(temporary, bytes);
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
            return file;
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw failure(file, e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ReportException failure(Path path, Exception e) {
        return new ReportException("Cannot write %s: %s".formatted(path, reason(e)), e);
    }

    private static String reason(Exception e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "there is a file of that name";
        }
        if (e instanceof NoSuchFileException) {
            return "no such folder";
        }
        if (e instanceof ReadOnlyFileSystemException) {
            return "the file system is read-only";
        }
        String reason =
                e instanceof FileSystemException fileSystem && fileSystem.getReason() != null
                        ? fileSystem.getReason()
                        : e.getMessage();
        return reason == null ? Told.by(e) : reason.replaceAll("\\s+", " ").strip();
    }

    /**
     * A report could not be written. The message is one line that names the file and the reason.
     */
    public static class ReportException extends RuntimeException {

        private static final long serialVersionUID = 1;

        /**
         * @param message one line: the file and the reason
         * @param cause what went wrong
         */
        public ReportException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
