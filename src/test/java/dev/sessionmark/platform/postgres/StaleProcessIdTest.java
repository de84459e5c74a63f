package dev.sessionmark.platform.postgres;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that name a process which is another by now: one that sleeps, and must go on sleeping. */
@Timeout(60)
class StaleProcessIdTest {

    @TempDir Path folder;

    private Process stranger;

    @BeforeEach
    void aStrangerGetsTheNumber() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(folder.resolve("users"));
        // by name as like the server as can be
        Path postgres =
                Files.copy(
                        Path.of("/bin/sleep"),
                        folder.resolve("postgres"),
                        StandardCopyOption.COPY_ATTRIBUTES);
        stranger =
                new ProcessBuilder(postgres.toString(), "60")
                        .directory(Path.of("/").toFile())
                        .start();
    }

    @AfterEach
    void theStrangerGoes() {
        stranger.destroyForcibly();
    }

    @Test
    void aStrangerIsNoServer() throws IOException {
        writePostmasterFile(Instant.now());

        assertFalse(PostmasterFile.read(folder.resolve("data")).orElseThrow().isAlive());
    }

    /** Its parent, who does not ask for it, is like the first process of many a container. */
    @Test
    void aServerWhoseEndNobodyHasTakenNoticeOfIsNone() throws Exception {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 60").start();
        try {
            long pid = Long.parseLong(parent.inputReader().readLine());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () ->
                                    Files.readString(Path.of("/proc/" + pid + "/stat"))
                                            .contains(") Z"));
            writePostmasterFile(pid, Instant.now());
            assertFalse(PostmasterFile.read(folder.resolve("data")).orElseThrow().isAlive());
            Path entry = Files.writeString(folder.resolve("users").resolve("1-1"), "");
            Watcher watcher = Watcher.start(folder, entry, false);
            watcher.release();
            assertTrue(watcher.awaitEnd(Duration.ofSeconds(10)), "it waits for nobody");
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void theWatcherOfAProgramThatDiedLeavesAStrangerAlone() throws Exception {
        writePostmasterFile(Instant.now());
        Path entry = folder.resolve("users").resolve("1-1");
        Files.writeString(entry, "");
        Watcher watcher = Watcher.start(folder, entry, false);

        watcher.release();

        assertTrue(watcher.awaitEnd(Duration.ofSeconds(20)));
        assertTrue(stranger.isAlive(), "it was not sent a signal");
    }

    @Test
    void theWatcherDoesNotTakeAStrangerForAUser() throws Exception {
        Path mine = Files.writeString(folder.resolve("users").resolve("1-1"), "");
        Files.writeString(
                folder.resolve("users").resolve(stranger.pid() + "-1"),
                "2020-01-01T00:00:00Z\n1\n");
        Files.createFile(folder.resolve("ephemeral"));
        Watcher watcher = Watcher.start(folder, mine, true);

        watcher.release();

        assertTrue(watcher.awaitEnd(Duration.ofSeconds(20)));
        assertFalse(Files.exists(folder.resolve("data")), "it tidied up");
    }

    @Test
    void theListOfUsersForgetsAStranger() throws IOException {
        UserList users = new UserList(folder.resolve("users"));
        Path entry = users.enter();
        assertTrue(users.anyAlive());
        String mine = Files.readString(entry);
        users.leave(entry);

        Files.writeString(folder.resolve("users").resolve(stranger.pid() + "-1"), mine);

        assertFalse(users.anyAlive());
    }

    @Test
    void aMarkOlderThanTheProcessThatHasItsNumberHoldsNobodyUp() throws IOException {
        Path home = folder.resolve("postgres-18");
        Files.createDirectories(home);
        Path mark = Files.createFile(home.resolve("stopping-" + stranger.pid()));
        Files.setLastModifiedTime(mark, FileTime.from(Instant.now().minusSeconds(3_600)));

        EmbeddedDatabase.start(EmbeddedDatabaseTest.PROGRAMS, home, false).close();

        assertFalse(Files.exists(mark), "it was recognised and removed");
    }

    private void writePostmasterFile(Instant startedAt) throws IOException {
        writePostmasterFile(stranger.pid(), startedAt);
    }

    private void writePostmasterFile(long pid, Instant startedAt) throws IOException {
        Files.write(
                folder.resolve("data").resolve("postmaster.pid"),
                List.of(
                        Long.toString(pid),
                        folder.resolve("data").toString(),
                        Long.toString(startedAt.getEpochSecond()),
                        "5432",
                        "",
                        "127.0.0.1",
                        "",
                        "ready"));
    }
}
