package dev.sessionmark.platform.tls;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** An authority of a test, and what it signs. */
public final class Certificates {

    private static final int LONGEST_SECONDS = 30;

    private final Path folder;
    private final Path authority;

    /** Makes an authority in a folder of its own; skips the test where there is no openssl. */
    public Certificates(Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl"))),
                "skipped: there is no openssl to make certificates with");
        this.folder = Files.createDirectories(folder);
        this.authority = folder.resolve("authority.pem");
        openssl("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority", "authority");
    }

    /** The certificate that all others can be checked with. */
    public Path authority() {
        return authority;
    }

    /** The key of {@link #signed}. */
    public Path key(String name) {
        return folder.resolve(name + ".key");
    }

    /**
     * A certificate for these names.
     *
     * @param name of its file
     * @param names as an extension of X.509 has them, for example {@code DNS:db.example}
     */
    public Path signed(String name, String names) throws IOException, InterruptedException {
        openssl(
                "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=server"
                        + " -CA authority.pem -CAkey authority.key"
                        + " -addext basicConstraints=critical,CA:FALSE -addext subjectAltName="
                        + names,
                name);
        return folder.resolve(name + ".pem");
    }

    private void openssl(String arguments, String name) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-keyout", name + ".key", "-out", name + ".pem"));
        Path log = folder.resolve("openssl.log");
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("openssl does not end");
        }
        if (process.exitValue() != 0) {
            throw new IOException(Files.readString(log));
        }
    }
}
