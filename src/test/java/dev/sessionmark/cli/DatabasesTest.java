package dev.sessionmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedDatabase;
import dev.sessionmark.platform.postgres.EmbeddedServer;
import dev.sessionmark.platform.postgres.Sql;
import dev.sessionmark.workload.PgbenchTables;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which database is measured, and what happens to it when the scale changes. */
@Timeout(60)
class DatabasesTest {

    private static final PgbenchTables.Progress QUIET = (share, step) -> {};

    @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();

    @Test
    void ourOwnServerHasADatabaseForEachScale() throws SQLException {
        Databases databases = new Databases(SERVER.database().url(), null, SERVER.database());
        for (int scale = 1; scale <= 2; scale++) {
            DatabaseUrl measured = databases.measured(scale);
            assertEquals("pgbench_" + scale, measured.database());
            assertTrue(PgbenchTables.ensure(measured, scale, QUIET));
            assertEquals(100_000 * scale, accounts(measured));
        }
        assertFalse(PgbenchTables.ensure(databases.measured(1), 1, QUIET), "as it was left");
        assertEquals(EmbeddedDatabase.DATABASE, databases.history().database());
    }

    @Test
    void aDatabaseThatTheUserNamedIsMeasuredAtItsOwnScaleOnly() throws SQLException {
        DatabaseUrl named = SERVER.database().ensureDatabase("shop");
        Databases databases = new Databases(SERVER.database().url(), named, SERVER.database());
        PgbenchTables.ensure(databases.measured(1), 1, QUIET);
        assertEquals(named, databases.measured(2));
        String problem =
                assertThrows(
                                DatabaseException.class,
                                () -> PgbenchTables.ensure(databases.measured(2), 2, QUIET))
                        .getMessage();
        assertTrue(problem.contains("have scale 1, but 2 is asked for"), problem);
        assertEquals(100_000, accounts(named));
    }

    private static int accounts(DatabaseUrl url) throws SQLException {
        return Integer.parseInt(Sql.query(url, "select count(*) from pgbench_accounts"));
    }
}
