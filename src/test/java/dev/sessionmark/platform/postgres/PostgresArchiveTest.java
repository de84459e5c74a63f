package dev.sessionmark.platform.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresArchiveTest {

    private static final List<String> NAMES = List.of("best.txz", "good.txz");

    /** As in a native executable. */
    private static final Function<String, URL> NOTHING = name -> null;

    @TempDir Path root;
    private Path beside;
    private Path data;

    @BeforeEach
    void places() throws Exception {
        beside = Files.createDirectory(root.resolve("beside"));
        data = Files.createDirectory(root.resolve("data"));
    }

    private PostgresArchive find(Function<String, URL> classPath) {
        return PostgresArchive.find(classPath, List.of(beside, data), NAMES);
    }

    private static String read(PostgresArchive archive) throws Exception {
        try (InputStream in = archive.open()) {
            return new String(in.readAllBytes());
        }
    }

    @Test
    void theClassPathComesFirstThenTheExecutablesFolderThenTheDataFolder() throws Exception {
        Files.writeString(data.resolve("best.txz"), "in the data folder");
        assertEquals("in the data folder", read(find(NOTHING)));

        Files.writeString(beside.resolve("good.txz"), "beside");
        assertEquals("beside", read(find(NOTHING)));

        URL onClassPath = Files.writeString(root.resolve("x"), "class path").toUri().toURL();
        assertEquals(
                "class path", read(find(name -> name.equals("good.txz") ? onClassPath : null)));
    }

    @Test
    void ofTwoInOnePlaceTheBetterIsTaken() throws Exception {
        Files.writeString(beside.resolve("good.txz"), "good");
        Files.writeString(beside.resolve("best.txz"), "best");
        assertEquals("best", read(find(NOTHING)));
    }

    @Test
    void withoutOneThereIsOneLineThatSaysHowToNameADatabase() {
        DatabaseStartException none =
                assertThrows(DatabaseStartException.class, () -> find(NOTHING));
        String line = none.getMessage();
        assertEquals(1, line.lines().count());
        for (String told :
                List.of("good.txz", beside.toString(), data.toString(), "--database-url")) {
            assertTrue(line.contains(told), line);
        }
    }

    @Test
    void anotherContentHasAnotherFingerprint() throws Exception {
        Path file = Files.writeString(data.resolve("good.txz"), "one");
        String one = find(NOTHING).fingerprint();
        assertEquals(one, find(NOTHING).fingerprint());
        Files.writeString(file, "two");
        assertNotEquals(one, find(NOTHING).fingerprint());
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, postgres-linux-x86_64.txz",
        "Linux, aarch64, false, postgres-linux-arm_64.txz",
        "Linux, amd64, true, postgres-linux-x86_64-alpine_linux.txz postgres-linux-x86_64.txz",
        "Mac OS X, aarch64, false, postgres-darwin-arm_64.txz postgres-darwin-x86_64.txz",
    })
    void namesAreThoseOfTheMavenArtifacts(
            String system, String machine, boolean alpine, String names) {
        assertEquals(
                Arrays.asList(names.split(" ")), PostgresArchive.names(system, machine, alpine));
    }
}
