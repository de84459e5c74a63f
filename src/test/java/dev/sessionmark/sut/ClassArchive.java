package dev.sessionmark.sut;

import dev.sessionmark.engine.machine.SharedArchive;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The archive of classes with which the packaged program starts its systems under test, made once
 * for all tests. Without it each of them starts three seconds later, and the end of the first one,
 * which writes the archive, takes longer than a test needs to wait for.
 */
public final class ClassArchive {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration BOUND = Duration.ofMinutes(2);

    private static final Path ARCHIVE =
            Path.of("target", "class-archives", "cache")
                    .resolve("sut-java-%d.jsa".formatted(Runtime.version().feature()))
                    .toAbsolutePath();

    private ClassArchive() {}

    /** A folder whose {@code cache} has the archive; links may lead there. */
    public static Path cache() throws Exception {
        flags();
        return ARCHIVE.getParent();
    }

    /** The flags with which a virtual machine uses it. */
    static List<String> flags() throws Exception {
        List<String> flags = SharedArchive.flags(ARCHIVE, true);
        OnceABuild.make(ARCHIVE, () -> make(flags));
        return flags;
    }

    private static void make(List<String> flags) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SutHeap.flags(false, Runtime.getRuntime().availableProcessors()));
        command.addAll(flags);
        command.addAll(List.of("-jar", JAR.toString(), SutCommandLine.NAME));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(nowhere().environment(System.getenv()));
        Process process = builder.start();
        CompletableFuture<Process> bound =
                process.onExit()
                        .completeOnTimeout(null, BOUND.toSeconds(), TimeUnit.SECONDS)
                        .whenComplete((ended, problem) -> process.destroyForcibly());
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.startsWith(SutProtocol.PREFIX)) {
                line = out.readLine();
            }
            process.outputWriter().close(); // It ends, and writes the archive before it does.
            if (line == null || bound.get() == null) {
                Files.deleteIfExists(ARCHIVE); // Half an archive helps nobody.
            }
        }
    }

    /** No database is asked before the first request. */
    private static SutOptions nowhere() {
        return new SutOptions(
                DatabaseUrl.parse("postgresql://nobody:none@127.0.0.1:1/none"),
                1,
                Duration.ofMillis(1));
    }
}
