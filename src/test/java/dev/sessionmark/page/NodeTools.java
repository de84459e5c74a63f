package dev.sessionmark.page;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The formatter and the type checker of the page's modules, in the versions that {@code
 * src/test/node} pins. They are installed below {@code target} once; npm takes them from its cache
 * where it has them.
 */
final class NodeTools {

    static final Path PINNED = Path.of("src", "test", "node");
    static final Path INSTALLED = Path.of("target", "node");
    private static final String LOCK = "package-lock.json";
    private static final long MINUTES = 5;

    private NodeTools() {}

    /** What a program said, and whether it was content. */
    record Said(boolean well, String text) {}

    /** Installs them, or skips the test and says why. */
    static void install() throws IOException, InterruptedException {
        assumeTrue(
                runs(Path.of("."), "node", "--version").well()
                        && runs(Path.of("."), "npm", "--version").well(),
                "no Node with npm on the PATH: the page's modules are not checked");
        // npm writes this one last.
        Path complete = INSTALLED.resolve("node_modules/.package-lock.json");
        Path lock = INSTALLED.resolve(LOCK);
        if (Files.exists(complete)
                && Files.exists(lock)
                && Files.mismatch(lock, PINNED.resolve(LOCK)) < 0) {
            return;
        }
        Files.createDirectories(INSTALLED);
        for (String name : List.of("package.json", LOCK)) {
            Files.write(INSTALLED.resolve(name), Files.readAllBytes(PINNED.resolve(name)));
        }
        Said npm = runs(INSTALLED, "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
        assumeTrue(npm.well(), "npm cannot install what src/test/node names: " + npm.text());
    }

    /** Runs a script of an installed package in the project's folder. */
    static Said runInstalled(String script, String... arguments)
            throws IOException, InterruptedException {
        return run(INSTALLED.resolve("node_modules").resolve(script), arguments);
    }

    /** Runs a script in the project's folder. */
    static Said run(Path script, String... arguments) throws IOException, InterruptedException {
        return runs(
                Path.of("."),
                Stream.concat(Stream.of("node", script.toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static Said runs(Path folder, String... command)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile("node", ".txt");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start();
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            assertTrue(ended, () -> String.join(" ", command) + " does not end");
            return new Said(process.exitValue() == 0, Files.readString(said));
        } catch (IOException e) {
            return new Said(false, e.getMessage());
        } finally {
            Files.delete(said);
        }
    }
}
