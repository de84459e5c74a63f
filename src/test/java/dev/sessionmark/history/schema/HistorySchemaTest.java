package dev.sessionmark.history.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Histories that earlier versions made, and databases that belong to somebody else. */
class HistorySchemaTest {

    @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();

    /** As application.properties says. */
    private static void migrate(DatabaseUrl database) {
        flyway(database)
                .locations("db/history")
                .schemas(HistorySchema.NAME)
                .defaultSchema(HistorySchema.NAME)
                .load()
                .migrate();
    }

    /** As application.properties said before there was a schema. */
    private static void migrateAsBefore(DatabaseUrl database) {
        flyway(database)
                .locations("db/history")
                .target("1")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static FluentConfiguration flyway(DatabaseUrl database) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password());
    }

    private static void sql(DatabaseUrl database, String... statements) throws SQLException {
        try (Connection connection = Connections.open(database)) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }

    private static boolean moveFromPublic(DatabaseUrl database) throws SQLException {
        try (Connection connection = Connections.open(database)) {
            return HistorySchema.moveFromPublic(connection);
        }
    }

    private static String ask(DatabaseUrl database, String question) throws SQLException {
        try (Connection connection = Connections.open(database);
                ResultSet row = connection.createStatement().executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    private static final String AN_EXPERIMENT =
            "insert into experiment (id, status, plan, submitted_at) values ('old', 'DONE', '{}', now())";

    @Test
    void aHistoryInThePublicSchemaIsMovedWithItsRows() throws SQLException {
        DatabaseUrl database = SERVER.database().ensureDatabase("earlier");
        migrateAsBefore(database);
        sql(database, AN_EXPERIMENT, "select nextval('trial_seq')");

        assertTrue(moveFromPublic(database));
        migrate(database);

        assertEquals("old", ask(database, "select id from sessionmark.experiment"));
        assertEquals("11", ask(database, "select nextval('sessionmark.trial_seq')"));
        assertEquals("0", ask(database, "select count(*) from sessionmark.comparison_document"));
        assertEquals(
                "0", ask(database, "select count(*) from pg_tables where schemaname = 'public'"));
        assertFalse(moveFromPublic(database), "once");
        migrate(database);
    }

    @Test
    void aHistoryBesideTablesOfOthersLeavesThemAlone() throws SQLException {
        DatabaseUrl database = SERVER.database().ensureDatabase("shared");
        sql(database, "create table pgbench_accounts (aid int)");
        migrateAsBefore(database);
        sql(database, AN_EXPERIMENT);

        assertTrue(moveFromPublic(database));
        migrate(database);

        assertEquals("old", ask(database, "select id from sessionmark.experiment"));
        assertEquals(
                "pgbench_accounts",
                ask(
                        database,
                        "select string_agg(tablename, ',') from pg_tables where schemaname = 'public'"));
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

        assertFalse(moveFromPublic(database));
        migrate(database);

        assertEquals("theirs", ask(database, "select name from public.experiment"));
        assertEquals(
                "V1__theirs.sql", ask(database, "select script from public.flyway_schema_history"));
        assertEquals("0", ask(database, "select count(*) from sessionmark.experiment"));
    }

    @Test
    void anEmptyDatabaseHasNothingToMove() throws SQLException {
        DatabaseUrl database = SERVER.database().ensureDatabase("empty");
        assertFalse(moveFromPublic(database));
        migrate(database);
    }

    @Test
    void programsThatStartTogetherMoveItOnce() throws Exception {
        int programs = 6;
        DatabaseUrl database = SERVER.database().ensureDatabase("together");
        migrateAsBefore(database);
        sql(database, AN_EXPERIMENT);
        CountDownLatch go = new CountDownLatch(1);
        int moved = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(programs)) {
            List<Future<Boolean>> starts = new ArrayList<>();
            for (int i = 0; i < programs; i++) {
                starts.add(
                        threads.submit(
                                () -> {
                                    go.await();
                                    boolean first = moveFromPublic(database);
                                    migrate(database);
                                    return first;
                                }));
            }
            go.countDown();
            for (Future<Boolean> start : starts) {
                moved += start.get() ? 1 : 0;
            }
        }
        assertEquals(1, moved);
        assertEquals("old", ask(database, "select id from sessionmark.experiment"));
    }

    @Test
    void theQuestionTellsTheNewestVersionFromOthers() throws SQLException {
        DatabaseUrl database = SERVER.database().ensureDatabase("asked");
        SQLException missing =
                assertThrows(SQLException.class, () -> ask(database, HistorySchema.IS_CURRENT));
        assertTrue(SqlState.tableIsMissing(missing), missing::toString);

        flyway(database)
                .locations("db/history")
                .schemas(HistorySchema.NAME)
                .defaultSchema(HistorySchema.NAME)
                .target(Integer.toString(newestFile() - 1))
                .load()
                .migrate();
        assertEquals("f", ask(database, HistorySchema.IS_CURRENT));

        migrate(database);
        assertEquals("t", ask(database, HistorySchema.IS_CURRENT));
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
