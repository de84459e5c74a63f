package dev.sessionmark.history.keep;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Profile;
import dev.sessionmark.measurement.MeasurementJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files of experiments that the history has not taken yet, one each, for this user alone. A file is
 * there whole, and on the disk, or not at all.
 */
final class UnkeptFolder {

    private static final String ENDING = ".json";
    private static final String UNFINISHED = ".tmp";

    /** Nobody writes one file for so long: whoever began it was killed. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    UnkeptFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes one, in place of what was written of it before. */
    Path write(Unkept unkept) throws IOException {
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        String id = unkept.result().id();
        Path file = folder.resolve(id + ENDING);
        // Made by Java for its owner alone.
        Path beside = Files.createTempFile(folder, id, UNFINISHED);
        try {
            Files.writeString(
                    beside, MeasurementJson.tree(unkept).toString(), StandardCharsets.UTF_8);
            try (FileChannel written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            return Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** All that there are, the oldest first. What was never finished is removed. */
    List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try {
            for (Path unfinished : ending(UNFINISHED)) {
                removeWhenLeftBehind(unfinished);
            }
            return ending(ENDING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> ending(String with) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(with)).sorted().toList();
        }
    }

    private static void removeWhenLeftBehind(Path unfinished) throws IOException {
        try {
            Instant written = Files.getLastModifiedTime(unfinished).toInstant();
            if (written.isBefore(Instant.now().minus(LEFT_BEHIND))) {
                Files.delete(unfinished);
            }
        } catch (NoSuchFileException finished) {
            // Another program has just moved it to its place.
        }
    }

    /**
     * Reads one.
     *
     * @throws UncheckedIOException when it cannot be read, or is none
     */
    Unkept read(Path file) {
        try {
            return MeasurementJson.read(
                    JSON.readTree(Files.readString(file, StandardCharsets.UTF_8)), Unkept.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * An experiment that the history has not taken yet, as it lies in a file.
     *
     * @param history which history is to take it, without a password
     * @param label what it is to be called; null without a name
     * @param result what was found
     * @param profiles what was found beside the figures
     */
    @RegisterForReflection(targets = {Unkept.class, ExperimentResult.class, Profile.class})
    record Unkept(
            String history,
            String label,
            @JsonUnwrapped ExperimentResult result,
            List<Profile> profiles) {}
}
