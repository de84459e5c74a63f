package dev.sessionmark.platform.postgres;

import static dev.sessionmark.platform.postgres.Sql.execute;
import static dev.sessionmark.platform.postgres.Sql.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedDatabaseTest {

    /** Unpacked once for all tests. */
    static final Path PROGRAMS = Path.of("target", "postgres-programs").toAbsolutePath();

    @TempDir Path home;

    @Test
    void dataLastOverARestart() throws Exception {
        try (EmbeddedDatabase first = startOnWhatIsThere(home)) {
            assertFalse(first.foundRunning());
            assertEquals("on", query(first.url(), "show fsync"));
            execute(first.url(), "create table kept (n int)");
            execute(first.url(), "insert into kept values (42)");
        }
        assertTrue(postmaster().isEmpty(), "the server ends with its only user");
        try (EmbeddedDatabase second = start(home)) {
            assertEquals("42", query(second.url(), "select n from kept"));
        }
    }

    @Test
    void usersOfTheSameFolderShareOneServer() throws Exception {
        EmbeddedDatabase first = start(home);
        EmbeddedDatabase second = start(home);
        try {
            assertTrue(second.foundRunning());
            assertEquals(first.url(), second.url());
            first.close();
            first.close(); // the second call does nothing
            DatabaseFacts facts = DatabaseFacts.read(second.url());
            assertTrue(facts.version().startsWith("18"), facts.version());
            assertEquals("200", facts.settings().get("max_connections"));
            assertEquals("off", facts.settings().get("fsync"), "as in all tests' servers");
            assertEquals("max_connections", facts.settings().keySet().iterator().next());
        } finally {
            second.close();
        }
        assertTrue(postmaster().isEmpty());
        assertThrows(SQLException.class, () -> query(second.url(), "select 1"));
    }

    @Test
    void programsThatWantTheSameNewDatabaseAllGetIt() throws Exception {
        int callers = 4;
        try (EmbeddedDatabase first = start(home);
                EmbeddedDatabase second = start(home);
                ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (int round = 0; round < 3; round++) {
                String name = "new" + round;
                CountDownLatch go = new CountDownLatch(1);
                List<Future<DatabaseUrl>> calls = new ArrayList<>();
                for (int i = 0; i < callers; i++) {
                    EmbeddedDatabase program = i % 2 == 0 ? first : second;
                    calls.add(
                            threads.submit(
                                    () -> {
                                        go.await();
                                        return program.ensureDatabase(name);
                                    }));
                }
                go.countDown();
                for (Future<DatabaseUrl> call : calls) {
                    assertEquals(name, query(call.get(), "select current_database()"));
                }
            }
        }
    }

    @Test
    void databaseThatCannotBeMadeGivesOneClearLine() throws Exception {
        try (EmbeddedDatabase database = start(home)) {
            execute(database.url(), "alter database template1 rename to taken_away");
            DatabaseException problem =
                    assertThrows(DatabaseException.class, () -> database.ensureDatabase("next"));
            assertEquals(1, problem.getMessage().lines().count());
            assertTrue(problem.getMessage().contains("/next"), problem.getMessage());
            assertFalse(problem.getMessage().contains(database.url().password()));
        }
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws Exception {
        try (EmbeddedDatabase database = start(home)) {
            DatabaseUrl url = database.url();
            DatabaseUrl guessed =
                    new DatabaseUrl(
                            url.host(),
                            url.port(),
                            url.database(),
                            url.user(),
                            "guessed",
                            url.parameters());
            assertThrows(SQLException.class, () -> query(guessed, "select 1"));
            assertFalse(url.toString().contains(url.password()));
        }
    }

    @Test
    void unreachableDatabaseGivesOneLine() {
        DatabaseUrl nowhere = new DatabaseUrl("127.0.0.1", 1, "shop", "ann", "", Map.of());
        DatabaseException problem =
                assertThrows(DatabaseException.class, () -> DatabaseFacts.read(nowhere));
        assertEquals(1, problem.getMessage().lines().count());
        assertTrue(problem.getMessage().contains("127.0.0.1:1/"), problem.getMessage());
    }

    @Test
    void ephemeralDataAreGoneAfterwards() throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.startEphemeral();
        Path folder = database.folder();
        assertEquals("1", query(database.url(), "select 1"));
        database.close();
        assertFalse(Files.exists(folder));
    }

    /** Programs that cannot be run make the folder for nothing. */
    @Test
    @Drill(
            failure = "`--ephemeral` cannot start its server",
            done = "`initdb` fails",
            seen = "nothing is left in the temporary folder, which is the one that is named")
    void ephemeralStartThatFailsLeavesNothingAndNamesTheRightFolder() throws Exception {
        Path temporary = Files.createDirectory(home.resolve("temporary"));
        Path installation = home.resolve("installation");
        Files.createDirectories(installation.resolve("bin"));
        Path initdb = installation.resolve("bin/initdb");
        Files.writeString(
                initdb,
                "#!/bin/sh\necho 'initdb: error: could not write: No space left on device'\nexit 1\n");
        assertTrue(initdb.toFile().setExecutable(true));

        DatabaseStartException problem =
                assertThrows(
                        DatabaseStartException.class,
                        () -> EmbeddedDatabase.startEphemeral(installation, temporary));

        assertEquals(0, count(temporary));
        assertTrue(
                problem.getMessage()
                        .contains("free some disk space in " + temporary + ", or leave"),
                problem.getMessage());
        assertFalse(problem.getMessage().contains("SESSIONMARK_HOME"), problem.getMessage());

        Files.writeString(initdb, "#!/bin/sh\necho 'a riddle'\nexit 1\n");
        problem =
                assertThrows(
                        DatabaseStartException.class,
                        () -> EmbeddedDatabase.startEphemeral(installation, temporary));
        assertEquals(0, count(temporary));
        assertTrue(problem.getMessage().contains("a riddle"), problem.getMessage());
        assertFalse(problem.getMessage().contains(temporary + "/"), problem.getMessage());
    }

    /** The folder that cannot be used is the one of the programs, and no other is made. */
    @Test
    void programsThatCannotBeUnpackedAreNamed() throws Exception {
        Path programs = Files.writeString(home.resolve("programs"), "a file");
        DatabaseStartException problem =
                assertThrows(
                        DatabaseStartException.class,
                        () -> EmbeddedDatabase.start(programs, home.resolve("postgres-18"), true));
        assertTrue(problem.getMessage().contains(programs.toString()), problem.getMessage());
        assertFalse(Files.exists(home.resolve("postgres-18")));
    }

    @Test
    @Drill(
            failure = "The program that started the embedded PostgreSQL is killed",
            done = "SIGKILL",
            seen = "no server is left")
    void killedProgramLeavesNoServer() throws Exception {
        Process program = startProgram();
        PostmasterFile server = postmaster().orElseThrow();
        program.destroyForcibly().waitFor();
        await("the server to end", () -> !server.isAlive());
        await("the list of users to be empty", () -> count(home.resolve("postgres-18/users")) == 0);
    }

    @Test
    void serverOutlivesTheKilledProgramThatStartedItWhenAnotherUsesIt() throws Exception {
        Process program = startProgram();
        try (EmbeddedDatabase other = start(home)) {
            assertTrue(other.foundRunning());
            program.destroyForcibly().waitFor();
            await("the watcher to finish", () -> count(home.resolve("postgres-18/users")) == 1);
            assertEquals("1", query(other.url(), "select 1"));
        }
        assertTrue(postmaster().isEmpty(), "the last one stops it");
    }

    @Test
    void serverLeftBehindIsTakenOverAndStopped() throws Exception {
        Process program = startProgram();
        PostmasterFile left = postmaster().orElseThrow();
        // Its watcher first: so nobody is left to stop the server.
        program.children()
                .filter(child -> !child.info().command().orElse("").contains("postgres"))
                .forEach(ProcessHandle::destroyForcibly);
        program.destroyForcibly().waitFor();
        assertTrue(left.isAlive());
        try (EmbeddedDatabase next = start(home)) {
            assertTrue(next.foundRunning());
            assertEquals(left.port(), next.url().port());
        }
        assertFalse(left.isAlive());
    }

    @Test
    @Drill(
            failure = "The embedded PostgreSQL is killed",
            done = "SIGKILL",
            seen = "it recovers at the next start")
    void killedServerRecovers() throws Exception {
        Process program = startProgram();
        long pid = postmaster().orElseThrow().pid();
        try (EmbeddedDatabase database = start(home)) {
            execute(database.url(), "create table kept (n int)");
            new ProcessBuilder("kill", "-KILL", Long.toString(pid)).start().waitFor();
            // PostgreSQL itself takes one whose end nobody has taken notice of for a server.
            await("the server to be gone", () -> ProcessHandle.of(pid).isEmpty());
            program.destroyForcibly().waitFor();
        }
        try (EmbeddedDatabase again = start(home)) {
            assertNotEquals(pid, postmaster().orElseThrow().pid());
            assertEquals("0", query(again.url(), "select count(*) from kept"));
        }
    }

    /** As in a small image: the shell, and what the watcher and PostgreSQL's programs call. */
    @Test
    void stopsWithoutTheProgramKill() throws Exception {
        Path bin = Files.createDirectory(home.resolve("bin"));
        for (String name : List.of("sh", "rm", "sleep", "unshare")) {
            Files.createSymbolicLink(bin.resolve(name), Path.of("/usr/bin", name));
        }
        Process program = startProgram(bin.toString());
        PostmasterFile server = postmaster().orElseThrow();
        assertTrue(server.isAlive());

        program.outputWriter().close();

        assertEquals("closed", program.inputReader().readLine());
        assertFalse(server.isAlive());
    }

    @Test
    void damagedDataGiveOneClearLine() throws Exception {
        start(home).close();
        Files.delete(home.resolve("postgres-18/data/global/pg_control"));
        DatabaseStartException problem =
                assertThrows(DatabaseStartException.class, () -> start(home));
        assertEquals(1, problem.getMessage().lines().count());
        assertTrue(problem.getMessage().contains("--database-url"), problem.getMessage());
        assertTrue(problem.getMessage().contains("move the folder"), problem.getMessage());
    }

    @Test
    void folderThatCannotBeMadeGivesOneClearLine() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");
        DatabaseStartException problem =
                assertThrows(
                        DatabaseStartException.class,
                        () -> startOnWhatIsThere(file.resolve("below")));
        assertEquals(1, problem.getMessage().lines().count());
        assertTrue(problem.getMessage().contains(file.toString()), problem.getMessage());
    }

    /** Another virtual machine that starts the server on the same folder and then waits. */
    private Process startProgram() throws IOException {
        return startProgram(System.getenv("PATH"));
    }

    private Process startProgram(String path) throws IOException {
        FreshData.in(home.resolve("postgres-18"));
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                EmbeddedDatabaseProgram.class.getName(),
                                home.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PATH", path);
        Process program = builder.start();
        assertEquals("ready", program.inputReader().readLine());
        return program;
    }

    private static EmbeddedDatabase start(Path folder) throws IOException {
        FreshData.in(folder.resolve("postgres-18"));
        return startOnWhatIsThere(folder);
    }

    /** As the program does: with no data there, it makes them. */
    private static EmbeddedDatabase startOnWhatIsThere(Path folder) {
        return EmbeddedDatabase.start(PROGRAMS, folder.resolve("postgres-18"), false);
    }

    private Optional<PostmasterFile> postmaster() throws IOException {
        return PostmasterFile.read(home.resolve("postgres-18/data"));
    }

    private static long count(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? 0 : names.length;
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(Duration.ofMinutes(1)).until(condition);
    }

    /**
     * A program of its own that uses the embedded database until it is killed or its input ends.
     */
    static final class EmbeddedDatabaseProgram {

        private EmbeddedDatabaseProgram() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedDatabase database =
                    EmbeddedDatabase.start(
                            EmbeddedDatabaseTest.PROGRAMS,
                            Path.of(arguments[0], "postgres-18"),
                            false);
            System.out.println("ready");
            System.in.transferTo(OutputStream.nullOutputStream());
            database.close();
            System.out.println("closed");
        }
    }
}
