package dev.sessionmark.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
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

        assertTrue(HistorySchema.moveFromPublic(database));
        migrate(database);

        assertEquals("old", ask(database, "select id from sessionmark.experiment"));
        assertEquals("11", ask(database, "select nextval('sessionmark.trial_seq')"));
        assertEquals("0", ask(database, "select count(*) from sessionmark.comparison_document"));
        assertEquals(
                "0", ask(database, "select count(*) from pg_tables where schemaname = 'public'"));
        assertFalse(HistorySchema.moveFromPublic(database), "once");
        migrate(database);
    }

    @Test
    void aHistoryBesideTablesOfOthersLeavesThemAlone() throws SQLException {
        DatabaseUrl database = SERVER.database().ensureDatabase("shared");
        sql(database, "create table pgbench_accounts (aid int)");
        migrateAsBefore(database);
        sql(database, AN_EXPERIMENT);

        assertTrue(HistorySchema.moveFromPublic(database));
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

        assertFalse(HistorySchema.moveFromPublic(database));
        migrate(database);

        assertEquals("theirs", ask(database, "select name from public.experiment"));
        assertEquals(
                "V1__theirs.sql", ask(database, "select script from public.flyway_schema_history"));
        assertEquals("0", ask(database, "select count(*) from sessionmark.experiment"));
    }

    @Test
    void anEmptyDatabaseHasNothingToMove() {
        DatabaseUrl database = SERVER.database().ensureDatabase("empty");
        assertFalse(HistorySchema.moveFromPublic(database));
        migrate(database);
    }
}
