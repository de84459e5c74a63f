package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sessionmark.platform.StartStages;
import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedServer;
import dev.sessionmark.sut.SutCommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program makes its tables where there are none, and only there. */
@Timeout(600)
class FirstStartIT {

    @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();

    @TempDir Path home;

    @Test
    void twoThatStartAtOnceOnAnEmptyDatabaseBothRun() throws Exception {
        DatabaseUrl database = SERVER.database().ensureDatabase("first");
        String[] history = {"history", "--database-url=" + withLogin(database)};
        List<Program> programs =
                List.of(Program.start(home, history), Program.start(home, history));
        for (Program program : programs) {
            assertEquals(0, program.exitCode(), () -> "said: " + program.err());
        }
        String notes =
                "select string_agg(version, ',' order by installed_rank)"
                        + " from sessionmark.flyway_schema_history where type = 'SQL'";
        String made = ask(database, notes);
        assertEquals("1", made);

        Program again = Program.run(home, history);
        assertEquals(0, again.exitCode(), () -> "said: " + again.err());
        assertEquals(made, ask(database, notes));
    }

    /** Each login costs a natively compiled program as much time as all of its questions. */
    @Test
    void aServiceLogsInOnceToLearnThatItsHistoryFits() throws Exception {
        DatabaseUrl database = SERVER.database().ensureDatabase("logins");
        Program history = Program.run(home, "history", "--database-url=" + withLogin(database));
        assertEquals(0, history.exitCode(), () -> "said: " + history.err());
        try (Service service =
                Service.start(
                        home,
                        Map.of(StartStages.VARIABLE, "1"),
                        "--database-url=" + withLogin(database))) {
            String asked =
                    service.program().err().stream()
                            .filter(line -> line.endsWith(" history asked"))
                            .findFirst()
                            .orElseThrow()
                            .split(" ")[1];
            assertEquals(
                    "1",
                    ask(
                            database,
                            "select count(*) from pg_stat_activity where datname ="
                                    + " current_database() and backend_type = 'client backend' and"
                                    + " backend_start < to_timestamp(%s / 1e6)".formatted(asked)));
        }
    }

    /**
     * Below what is wrong with an option there is not what the virtual machine says of its cache.
     */
    @Test
    void theFirstStartOfAServiceSaysNoMoreThanTheNext() throws Exception {
        assumeTrue(!Program.isNative() && Runtime.version().feature() >= 25, "no such cache");
        List<String> command = new ArrayList<>(Program.command("serve", "--port=many"));
        command.removeAll(StartArchive.flags());
        Path cache = home.resolve("serve.aot");
        command.addAll(1, List.of("-XX:AOTCacheOutput=" + cache, "-Dsessionmark.start-cache=made"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = process.inputReader().lines().toList();

        assertEquals(2, process.waitFor());
        assertTrue(Files.exists(cache), said::toString);
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.getFirst().contains("--port"), said::toString);
    }

    /** What the first experiment would wait for is there when somebody has read the page. */
    @Test
    void aServiceMakesTheArchiveOfClassesBeforeItIsAsked() throws Exception {
        assumeTrue(!Program.isNative(), "no such archive");
        String name = "sut-java-%d.jsa".formatted(Runtime.version().feature());
        String ofNoOther =
                "-D%s=%s".formatted(SutCommandLine.OPTION_PROPERTY, Program.COMPILE_ONCE);
        try (Service service = Service.start(home, Map.of(), List.of(ofNoOther))) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> Files.exists(home.resolve("cache").resolve(name)));
        }
    }

    private static String withLogin(DatabaseUrl url) {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(url.user(), url.password(), url.host(), url.port(), url.database());
    }

    private static String ask(DatabaseUrl database, String question) throws SQLException {
        try (Connection connection = Connections.open(database);
                ResultSet row = connection.createStatement().executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
