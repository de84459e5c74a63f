package dev.sessionmark.history.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedServer;
import dev.sessionmark.platform.postgres.SqlState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The history in databases that are empty, or that belong to somebody else. */
class HistorySchemaTest {

    @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();

    /** As application.properties says. */
    private static void migrate(DatabaseUrl database) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("db/history")
                .schemas(HistorySchema.NAME)
                .defaultSchema(HistorySchema.NAME)
                .load()
                .migrate();
    }

    private static void sql(DatabaseUrl database, String... statements) throws SQLException {
        try (Connection connection = Connections.open(database)) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }

    private static String ask(DatabaseUrl database, String question) throws SQLException {
        try (Connection connection = Connections.open(database);
                ResultSet row = connection.createStatement().executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void anApplicationThatUsesFlywayItselfIsNotDisturbed() throws SQLException {
        DatabaseUrl database = SERVER.database().ensureDatabase("application");
        sql(
                database,
                "create table experiment (name text)",
                "insert into experiment values ('theirs')",
                "create table flyway_schema_history (installed_rank int primary key, script text,"
                        + " type text)",
                "insert into flyway_schema_history values (1, 'V1__theirs.sql', 'SQL')");

        migrate(database);

        assertEquals("theirs", ask(database, "select name from public.experiment"));
        assertEquals(
                "V1__theirs.sql", ask(database, "select script from public.flyway_schema_history"));
        assertEquals("0", ask(database, "select count(*) from sessionmark.experiment"));
    }

    @Test
    void programsThatStartTogetherMakeItOnce() throws Exception {
        int programs = 6;
        DatabaseUrl database = SERVER.database().ensureDatabase("together");
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(programs)) {
            List<Future<?>> starts = new ArrayList<>();
            for (int i = 0; i < programs; i++) {
                starts.add(
                        threads.submit(
                                () -> {
                                    go.await();
                                    migrate(database);
                                    return null;
                                }));
            }
            go.countDown();
            for (Future<?> start : starts) {
                start.get();
            }
        }
        assertEquals("t", ask(database, HistorySchema.IS_CURRENT));
    }

    @Test
    void theQuestionTellsTheNewestVersionFromOthers() throws SQLException {
        DatabaseUrl database = SERVER.database().ensureDatabase("asked");
        SQLException missing =
                assertThrows(SQLException.class, () -> ask(database, HistorySchema.IS_CURRENT));
        assertTrue(SqlState.tableIsMissing(missing), missing::toString);

        migrate(database);
        assertEquals("t", ask(database, HistorySchema.IS_CURRENT));

        sql(database, "update sessionmark.flyway_schema_history set version = '0' where success");
        assertEquals("f", ask(database, HistorySchema.IS_CURRENT));
    }

    /** A migration that the question does not know of would never be made. */
    @Test
    void theQuestionAsksForTheNewestFile() {
        assertEquals(HistorySchema.VERSION, Integer.toString(newestFile()));
    }

    private static int newestFile() {
        String[] files = Path.of("src", "main", "resources", "db", "history").toFile().list();
        return Arrays.stream(files)
                .mapToInt(name -> Integer.parseInt(name.replaceFirst("V(\\d+)__.*", "$1")))
                .max()
                .orElseThrow();
    }
}
