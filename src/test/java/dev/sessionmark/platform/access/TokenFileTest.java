package dev.sessionmark.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the file has, and how a running service follows it. */
class TokenFileTest {

    @TempDir Path folder;

    private TokenFile file;
    private final AtomicLong clock = new AtomicLong();

    @BeforeEach
    void aFileThatIsNotThere() {
        file = new TokenFile(folder.resolve("tokens"));
    }

    @Test
    void itHasNoTokenInItAndIsPrivate() throws Exception {
        file.add(TestTokens.token("ci", Role.OPERATOR, TestTokens.OPERATOR, null));

        assertFalse(Files.readString(file.path()).contains(TestTokens.OPERATOR));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())));
        Token kept = file.list().getFirst();
        assertEquals("ci", kept.name());
        assertEquals(Role.OPERATOR, kept.role());
        assertThrows(
                IllegalArgumentException.class,
                () -> file.add(TestTokens.token("ci", Role.VIEWER, TestTokens.VIEWER, null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ci operator",
                "ci admin 00 2026-01-01T00:00:00Z never",
                "ci viewer 00 2026-01-01T00:00:00Z never",
                "c/i viewer 00 2026-01-01T00:00:00Z never"
            })
    void aWrongLineIsNamedByItsNumberAndNotQuoted(String line) throws Exception {
        Files.writeString(file.path(), "# tokens\n\n" + line + "\n");
        String said = assertThrows(IllegalArgumentException.class, file::list).getMessage();
        assertTrue(said.contains("line 3: "), said);
        assertFalse(said.contains(line), said);
        assertEquals(Optional.of(said), WayIn.missing("127.0.0.1", file, true));
    }

    @Test
    void whatIsRevokedIsRefusedASecondLater() {
        file.add(TestTokens.token("a", Role.VIEWER, TestTokens.VIEWER, null));
        KnownTokens known = new KnownTokens(file, clock::get);
        known.start();
        assertTrue(known.find(TestTokens.VIEWER).isPresent());
        assertTrue(known.find(TestTokens.WRONG).isEmpty());

        assertTrue(file.remove("a"));
        assertFalse(file.remove("a"));
        file.add(TestTokens.token("b", Role.OPERATOR, TestTokens.OPERATOR, null));
        later();
        assertTrue(known.find(TestTokens.VIEWER).isEmpty());
        assertTrue(known.find(TestTokens.OPERATOR).isPresent());
    }

    @Test
    void aFileThatBreaksOrGoesLetsNobodyInAndLeavesNothingOpen() throws Exception {
        file.add(TestTokens.token("a", Role.VIEWER, TestTokens.VIEWER, null));
        KnownTokens known = new KnownTokens(file, clock::get);
        known.start();
        Files.writeString(file.path(), "nonsense\n");
        later();
        assertTrue(known.find(TestTokens.VIEWER).isEmpty());
        Files.delete(file.path());
        later();
        assertTrue(known.find(TestTokens.VIEWER).isEmpty());
        assertTrue(known.configured());
    }

    /** A disk, or a secret that is mounted anew, may be away for a moment. */
    @Test
    void aFileThatCannotBeReadForAWhileIsReadAgain() throws Exception {
        file.add(TestTokens.token("a", Role.VIEWER, TestTokens.VIEWER, null));
        KnownTokens known = new KnownTokens(file, clock::get);
        known.start();
        Path aside = folder.resolve("aside");
        Files.move(file.path(), aside);
        Files.createDirectory(file.path());
        later();
        assertTrue(known.find(TestTokens.VIEWER).isEmpty());
        Files.delete(file.path());
        Files.move(aside, file.path());
        later();
        assertTrue(known.find(TestTokens.VIEWER).isPresent());
    }

    @Test
    void whatCannotBeReadAtTheStartIsSaidInOneLine() throws Exception {
        Files.createDirectory(file.path());
        String said = WayIn.missing("127.0.0.1", file, true).orElseThrow();
        assertTrue(said.startsWith("cannot read the tokens in " + file.path()), said);
        assertEquals(1, said.lines().count());
    }

    @Test
    void whoeverOthersCanReachNeedsAWayIn() {
        assertTrue(WayIn.missing("0.0.0.0", file, false).orElseThrow().contains("token create"));
        assertEquals(Optional.empty(), WayIn.missing("0.0.0.0", file, true));
        assertEquals(Optional.empty(), WayIn.missing("127.0.0.1", file, false));
        file.add(TestTokens.token("a", Role.VIEWER, TestTokens.VIEWER, null));
        assertEquals(Optional.empty(), WayIn.missing("0.0.0.0", file, false));
    }

    private void later() {
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
    }
}
