package dev.sessionmark.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sessionmark.history.schema.HistorySchema;
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

/** Experiments of version 5 of the schema, which had no label and could not be searched. */
class LabelMigrationTest {

    @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();

    @Test
    void experimentsOfTheVersionBeforeAreFoundBySetup() throws SQLException {
        DatabaseUrl database = SERVER.database().ensureDatabase("unlabelled");
        flyway(database).target("5").load().migrate();
        try (Connection connection = Connections.open(database)) {
            connection.createStatement().execute("set search_path to sessionmark");
            insert(
                    connection,
                    "two",
                    "{\"setups\":[\"no-pool\",\"reactive-client\"],\"trials\":2}");
            insert(connection, "none", "{}");
            flyway(database).load().migrate();

            assertEquals("no-pool reactive-client", ask(connection, "setups", "two"));
            assertEquals("", ask(connection, "setups", "none"));
            assertNull(ask(connection, "label", "two"));
            assertNull(ask(connection, "notes", "two"));
            assertEquals("DONE", ask(connection, "status", "two"));
        }
    }

    private static void insert(Connection connection, String id, String plan) throws SQLException {
        connection
                .createStatement()
                .execute(
                        "insert into experiment (id, status, plan, submitted_at)"
                                + " values ('%s', 'DONE', '%s', now())".formatted(id, plan));
    }

    private static String ask(Connection connection, String column, String id) throws SQLException {
        try (ResultSet row =
                connection
                        .createStatement()
                        .executeQuery(
                                "select %s from experiment where id = '%s'"
                                        .formatted(column, id))) {
            row.next();
            return row.getString(1);
        }
    }

    private static FluentConfiguration flyway(DatabaseUrl database) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("db/history")
                .schemas(HistorySchema.NAME)
                .defaultSchema(HistorySchema.NAME);
    }
}
