package dev.sessionmark.sut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.platform.postgres.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SutEnvironmentTest {

    private static final SutOptions OPTIONS =
            new SutOptions(
                    DatabaseUrl.parse("postgresql://user:secret@x/x"), 7, Duration.ofMillis(20));

    @Test
    void nothingIsInheritedButWhatIsListed() {
        Map<String, String> hostile = new HashMap<>();
        hostile.put("PATH", "/bin");
        hostile.put("QUARKUS_HTTP_HOST", "0.0.0.0");
        hostile.put("QUARKUS_MANAGEMENT_HOST", "0.0.0.0");
        hostile.put("JAVA_TOOL_OPTIONS", "-Xint");
        hostile.put("SESSIONMARK_DATABASE_URL", "postgresql://user:history-password@db/history");
        hostile.put("QUARKUS_DATASOURCE_PASSWORD", "of the service");

        Map<String, String> environment = OPTIONS.environment(hostile);

        assertEquals("/bin", environment.get("PATH"));
        assertEquals("secret", environment.get("QUARKUS_DATASOURCE_PASSWORD"));
        assertFalse(environment.containsKey("QUARKUS_HTTP_HOST"));
        assertFalse(environment.containsKey("QUARKUS_MANAGEMENT_HOST"));
        assertFalse(environment.containsKey("JAVA_TOOL_OPTIONS"));
        assertFalse(environment.toString().contains("history-password"));
    }

    @Test
    void aProcessSeesThatAndNoMore(@TempDir Path folder) throws Exception {
        Path seen = folder.resolve("seen");
        SutCommandLine tell =
                new SutCommandLine(
                        List.of(
                                "sh",
                                "-c",
                                "env > '%s'; echo '%s{\"port\": 1}'; exec cat"
                                        .formatted(seen, SutProtocol.PREFIX)));
        SutProcess.start(tell, OPTIONS).close();

        Map<String, String> allowed = OPTIONS.environment(System.getenv());
        for (String name : names(seen)) {
            // The shell sets these itself.
            assertTrue(
                    allowed.containsKey(name)
                            || List.of("PWD", "_", "SHLVL", "OLDPWD").contains(name),
                    name);
        }
        assertTrue(names(seen).contains("QUARKUS_DATASOURCE_JDBC_URL"));
    }

    @Test
    void everySystemUnderTestHasTheSameHeapAndEndsWhenItIsFull() {
        assertEquals(
                List.of("-Xmx256m", "-Xms256m", "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError"),
                SutHeap.flags(false, 2));
        assertEquals(
                List.of("-Xmx64m", "-Xmn16m", "-XX:+ExitOnOutOfMemoryError"),
                SutHeap.flags(true, 2));
        assertEquals("-Xmx1024m", SutHeap.flags(true, 64).getFirst());
    }

    private static List<String> names(Path environment) throws IOException {
        return Files.readAllLines(environment).stream()
                .filter(line -> line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
    }
}
