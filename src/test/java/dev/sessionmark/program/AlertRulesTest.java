package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts fire when they should, and each says where to read what to do. */
class AlertRulesTest {

    private static final Path TESTS =
            Path.of("src", "test", "resources", "monitoring", "alerts-test.yaml");
    private static final Path OPERATIONS = Path.of("docs", "operations.md");

    @TempDir Path folder;

    @Test
    void prometheusUnderstandsThem() throws Exception {
        String said = Promtool.run(folder, "", "check", "rules", Promtool.rules(folder).toString());
        assertTrue(said.contains("SUCCESS"), said);
    }

    @Test
    void theyFireWhenTheyShouldAndOnlyThen() throws Exception {
        Promtool.rules(folder);
        Path tests = Files.copy(TESTS, folder.resolve("alerts-test.yaml"));
        String said = Promtool.run(folder, "", "test", "rules", tests.toString());
        assertTrue(said.contains("SUCCESS"), said);
    }

    @Test
    void eachHasARunbook() throws IOException {
        List<String> alerts = names(Promtool.rules(folder), "- alert: (\\w+)");
        assertTrue(alerts.size() >= 9, alerts::toString);
        List<String> runbooks =
                names(folder.resolve("rules.yaml"), "runbook: docs/operations.md#(\\S+)");
        List<String> headings = names(OPERATIONS, "(?m)^### (Sessionmark\\w+)$");
        assertEquals(alerts, headings);
        assertEquals(alerts.stream().map(a -> a.toLowerCase(Locale.ROOT)).toList(), runbooks);
    }

    private static List<String> names(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
