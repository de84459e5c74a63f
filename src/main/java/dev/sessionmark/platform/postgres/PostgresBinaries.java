package dev.sessionmark.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs: an archive, unpacked once for each version of it. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /**
     * The folder that holds {@code bin}, {@code lib} and {@code share}; unpacked when it is not
     * there yet. The caller holds the lock of {@code cache}.
     *
     * @param cache folder for unpacked versions, in the data folder
     * @throws DatabaseStartException when there is no archive of them
     */
    static Path ensure(Path cache) throws IOException {
        PostgresArchive archive = PostgresArchive.find(cache.toAbsolutePath().getParent());
        Path installation = cache.resolve("postgres-" + archive.fingerprint());
        if (!Files.isDirectory(installation)) {
            Path unfinished = Files.createTempDirectory(cache, "unpacking-");
            try {
                unpack(archive, unfinished);
                // Complete or not there at all: a run that was killed leaves no half of it behind.
                Files.move(unfinished, installation, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Folders.deleteTree(unfinished);
            }
        }
        return installation;
    }

    private static void unpack(PostgresArchive archive, Path target) throws IOException {
        try (InputStream raw = archive.open();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("Archive entry outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.copy(target.resolve(entry.getLinkName()), file);
                } else {
                    Files.copy(tar, file);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(
                                file, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
        // mkdtemp's folders are for their owner alone, which is what we want; others need nothing.
    }
}
