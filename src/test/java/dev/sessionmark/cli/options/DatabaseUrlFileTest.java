package dev.sessionmark.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.cli.terminal.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseUrlFileTest {

    private static final String URL = "postgresql://ann:secret@db:5433/history";

    @TempDir Path folder;

    @Test
    void theFileNamesTheDatabase() throws IOException {
        var named = new DatabaseOptions().named(environment("  " + URL + "\n")).orElseThrow();
        assertEquals("ann@db:5433/history", named.display());
        assertEquals("secret", named.password());
    }

    @Test
    void notBoth() throws IOException {
        DatabaseOptions options = new DatabaseOptions();
        options.databaseUrl = URL;
        assertTrue(refusal(options, environment(URL)).contains("not both"));
    }

    @Test
    void emptyIsSaid() throws IOException {
        assertTrue(refusal(new DatabaseOptions(), environment(" \n")).endsWith("url is empty"));
    }

    @Test
    void missingIsSaid() {
        Path missing = folder.resolve("missing");
        assertEquals(
                "SESSIONMARK_DATABASE_URL_FILE: cannot read " + missing,
                refusal(
                        new DatabaseOptions(),
                        Map.of(DatabaseOptions.FILE_VARIABLE, missing.toString())));
    }

    @Test
    void theContentIsNeverTold() throws IOException {
        String said = refusal(new DatabaseOptions(), environment("postgresql://a:secret@h:x/d"));
        assertFalse(said.contains("secret"), said);
    }

    @Test
    void ephemeralIsRefusedWhereTheEnvironmentNamesADatabase() {
        MeasuringOptions options = new MeasuringOptions();
        options.ephemeral = true;
        Map<String, String> environment =
                Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://db:5432/shop?user=me");

        String message =
                assertThrows(UserException.class, () -> options.named(environment)).getMessage();

        assertTrue(message.startsWith("--ephemeral"), message);
        assertTrue(message.contains("db:5432"), message);
    }

    private static String refusal(DatabaseOptions options, Map<String, String> environment) {
        return assertThrows(UserException.class, () -> options.named(environment)).getMessage();
    }

    private Map<String, String> environment(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("url"), content);
        return Map.of(DatabaseOptions.FILE_VARIABLE, file.toString());
    }
}
