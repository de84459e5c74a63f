package dev.sessionmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./sessionmark} starts. */
class NativeLauncherTest {

    private static final long PATIENCE_SECONDS = 30;

    /** With a heap of its own size, whose young part stays resident. */
    @Test
    void theNativeExecutableGetsASmallYoungHeap(@TempDir Path home) throws Exception {
        Path launcher = Files.copy(Path.of("sessionmark"), home.resolve("sessionmark"));
        Path program =
                Files.createDirectories(home.resolve("target")).resolve("sessionmark-runner");
        Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        for (Path file : List.of(launcher, program)) {
            assertTrue(file.toFile().setExecutable(true));
        }
        assertEquals(
                List.of("-Xmx1g", "-Xmn16m", "-XX:+ExitOnOutOfMemoryError", "serve", "a b"),
                run(launcher, "serve", "a b"));
    }

    private static List<String> run(Path launcher, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("SESSIONMARK_NATIVE", "1");
        Process process = builder.redirectErrorStream(true).start();
        try {
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), said);
            assertEquals(0, process.exitValue(), said);
            return said.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
