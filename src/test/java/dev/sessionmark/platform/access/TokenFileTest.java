package dev.sessionmark.platform.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
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
        assertEquals(Optional.of(said), Authenticator.missing("127.0.0.1", file, true));
    }

    @Test
    void whatIsRevokedIsRefusedASecondLater() {
        file.add(TestTokens.token("a", Role.VIEWER, TestTokens.VIEWER, null));
        KnownTokens known = new KnownTokens(file, clock::get);
        known.start();
        assertTrue(known.find(TestTokens.VIEWER).isPresent());
        assertTrue(known.find(TestTokens.WRONG).isEmpty());

        file.remove("a");
        assertThrows(IllegalArgumentException.class, () -> file.remove("a"));
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
        String said = Authenticator.missing("127.0.0.1", file, true).orElseThrow();
        assertTrue(said.startsWith("cannot read the tokens in " + file.path()), said);
        assertEquals(1, said.lines().count());
    }

    @Test
    void whoeverOthersCanReachNeedsAWayIn() {
        assertTrue(
                Authenticator.missing("0.0.0.0", file, false)
                        .orElseThrow()
                        .contains("token create"));
        assertEquals(Optional.empty(), Authenticator.missing("0.0.0.0", file, true));
        assertEquals(Optional.empty(), Authenticator.missing("127.0.0.1", file, false));
        file.add(TestTokens.token("a", Role.VIEWER, TestTokens.VIEWER, null));
        assertEquals(Optional.empty(), Authenticator.missing("0.0.0.0", file, false));
    }

    @Test
    void aBrokenLineKeepsNoTokenFromBeingRevokedAndIsLeftAsItIs() throws Exception {
        file.add(TestTokens.token("a", Role.VIEWER, TestTokens.VIEWER, null));
        String broken = "ci operator";
        Files.writeString(
                file.path(), "# ours\n" + broken + "\n\n" + Files.readString(file.path()));

        TokenFile.Content content = file.content();
        assertEquals("a", content.tokens().getFirst().name());
        assertTrue(content.wrong().getFirst().contains("line 2: "), content::toString);

        List<String> wrong = file.add(TestTokens.token("b", Role.VIEWER, TestTokens.WRONG, null));
        assertEquals(1, wrong.size(), wrong::toString);
        assertEquals(wrong, file.remove("a"));
        assertEquals(List.of("# ours", broken, ""), Files.readAllLines(file.path()).subList(0, 3));
        assertEquals(List.of("b"), file.content().tokens().stream().map(Token::name).toList());
    }

    @Test
    void whatIsNoTextIsNotWrittenOver() throws Exception {
        byte[] content = {(byte) 0xff, (byte) 0xfe, 0};
        Files.write(file.path(), content);
        assertThrows(IllegalArgumentException.class, () -> file.remove("a"));
        assertThrows(
                IllegalArgumentException.class,
                () -> file.add(TestTokens.token("a", Role.VIEWER, TestTokens.VIEWER, null)));
        assertArrayEquals(content, Files.readAllBytes(file.path()));
    }

    /** Whoever can open the lock's file can hold a lock on it for ever. */
    @Test
    void nobodyElseCanOpenItsLock() throws Exception {
        Path lock = folder.resolve("tokens.lock");
        Files.createFile(lock);
        Files.setPosixFilePermissions(lock, PosixFilePermissions.fromString("rw-r--r--"));
        file.add(TestTokens.token("a", Role.VIEWER, TestTokens.VIEWER, null));
        assertEquals("rw-------", mode(lock));
        Files.delete(lock);
        file.remove("a");
        assertEquals("rw-------", mode(lock));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aLockThatIsHeldIsAwaitedWithinABound() throws Exception {
        TokenFile impatient = new TokenFile(file.path(), Duration.ofMillis(50));
        Path lock = folder.resolve("tokens.lock");
        try (FileChannel held =
                FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            held.lock();
            String said =
                    assertThrows(IllegalArgumentException.class, () -> impatient.remove("a"))
                            .getMessage();
            assertTrue(said.contains("another process has held " + lock), said);
        }
        Files.delete(lock);
        Files.createDirectory(lock);
        assertTrue(
                assertThrows(IllegalArgumentException.class, () -> impatient.remove("a"))
                        .getMessage()
                        .contains("no plain file"));
    }

    private void later() {
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
    }
}
