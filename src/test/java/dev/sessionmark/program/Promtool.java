package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Prometheus' own programs, where they are installed, and the rules as they read them. */
final class Promtool {

    private static final Path RULES =
            Path.of("k8s", "components", "monitoring", "prometheusrule.yaml");

    private Promtool() {}

    /** The program's path; without it the test is skipped, and says so. */
    static String find(String program) {
        String found =
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, program))
                        .filter(Files::isExecutable)
                        .map(Path::toString)
                        .findFirst()
                        .orElse(null);
        Assumptions.assumeTrue(
                found != null,
                program + " is not installed (Debian's package prometheus): not tested");
        return found;
    }

    /** Runs promtool with this input; returns what it says. */
    static String run(Path folder, String input, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of(find("promtool")), Stream.of(arguments)).toList();
        Path in = Files.writeString(folder.resolve("input"), input);
        Path out = folder.resolve("output");
        Process promtool =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .start();
        try {
            assertTrue(promtool.waitFor(60, TimeUnit.SECONDS), "promtool does not end");
        } finally {
            promtool.destroyForcibly();
        }
        String said = Files.readString(out, StandardCharsets.UTF_8);
        return promtool.exitValue() == 0 ? said : "exit code " + promtool.exitValue() + "\n" + said;
    }

    /** The groups of the rules without what Kubernetes wants around them. */
    static Path rules(Path folder) throws IOException {
        String groups =
                Files.readString(RULES)
                        .lines()
                        .dropWhile(line -> !line.equals("spec:"))
                        .skip(1)
                        .map(line -> line.isEmpty() ? line : line.substring(2))
                        .collect(Collectors.joining("\n", "", "\n"));
        return Files.writeString(folder.resolve("rules.yaml"), groups);
    }
}
