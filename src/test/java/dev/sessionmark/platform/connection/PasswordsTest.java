package dev.sessionmark.platform.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {

    @TempDir Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    db:7:shop:ann:secret                | secret
                    *:*:*:*:secret                      | secret
                    \\*:*:*:*:secret                    | ''
                    # db:7:shop:ann:no                  | ''
                    db:8:shop:ann:secret                | ''
                    db:7:shop:bob:secret                | ''
                    db:7:shop:ann                       | ''
                    \\d\\b:7:shop:ann:a\\:b\\\\c:d$$       | a:b\\c:d$$
                    """)
    void aLineFits(String line, String password) throws IOException {
        file(".pgpass", "other:1:*:*:no\n" + line + "\n*:*:*:ann2:no\n", "rw-------");
        assertEquals(password, found(Map.of()));
    }

    @Test
    void theVariableThenTheFile() throws IOException {
        file(".pgpass", "*:*:*:*:default", "rw-------");
        Path other = file("other", "*:*:*:*:named", "r--------");
        assertEquals("default", found(Map.of()));
        assertEquals("named", found(Map.of("PGPASSFILE", other.toString())));
        Map<String, String> both = Map.of("PGPASSFILE", other.toString(), "PGPASSWORD", "v$$");
        assertEquals("v$$", found(both));
    }

    @Test
    void aFileThatOthersMayReadIsNotRead() throws IOException {
        Path file = file(".pgpass", "*:*:*:*:secret", "rw-r-----");
        assertEquals("", found(Map.of()));
        String looked = new Passwords(Map.of("PGSERVICE", "x"), home).lookedAt();
        assertEquals(
                "the URL has no password, PGPASSWORD is not set, "
                        + file
                        + " is not read, because others may use it too (chmod 600 it), PGSERVICE is"
                        + " not supported",
                looked);
    }

    @Test
    void saysWhatWasLookedAt() throws IOException {
        assertTrue(
                new Passwords(Map.of(), home)
                        .lookedAt()
                        .endsWith("there is no file " + home.resolve(".pgpass")));
        file(".pgpass", "db:8:*:*:secret", "rw-------");
        String looked = new Passwords(Map.of(), home).lookedAt();
        assertTrue(looked.endsWith("has no line for it"), looked);
        assertFalse(looked.contains("secret"), looked);
    }

    private String found(Map<String, String> environment) {
        return new Passwords(environment, home).find("db", 7, "shop", "ann").orElse("");
    }

    private Path file(String name, String text, String permissions) throws IOException {
        Path file = Files.writeString(home.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
