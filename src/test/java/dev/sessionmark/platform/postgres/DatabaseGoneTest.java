package dev.sessionmark.platform.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseGoneTest {

    @ParameterizedTest
    @CsvSource({
        "25006, true", // read-only
        "53100, true", // disk full
        "53200, true", // out of memory
        "53300, true", // too many connections
        "57014, true", // canceled, as by a limit on statements
        "57P01, true", // shut down by an administrator
        "57P03, true", // starting
        "57P05, true", // idle for too long
        "08006, true", // connection failure
        "08P01, true", // PgBouncer
        "58030, true", // the disk fails
        "40001, true", // serialization failure
        "42703, false", // no such column
        "42501, false", // no privilege
        "22021, false", // a character that cannot be stored
        "23505, false", // there already
        "25P02, false" // the transaction had failed before
    })
    @Drill(
            failure = "A database that fails for a while, or for good",
            done = "SQLSTATEs 08, 25006, 40001, 53, 57 and 58030, and five others",
            seen = "told apart")
    void aFailureThatCanPassIsToldFromOneThatCannot(String sqlState, boolean passes) {
        PgException reactive = new PgException("said", "ERROR", sqlState, "");
        assertEquals(passes, DatabaseGone.isCauseOf(new IllegalStateException(reactive)));
        assertEquals(passes, DatabaseGone.isCauseOf(new SQLException("said", sqlState)));
    }

    @Test
    void oneWithoutACodePassesWhereTheConnectionBrokeOrNobodyAnswered() {
        assertTrue(DatabaseGone.isCauseOf(ClosedConnectionException.INSTANCE));
        assertTrue(DatabaseGone.isCauseOf(new io.smallrye.mutiny.TimeoutException()));
        assertTrue(DatabaseGone.isCauseOf(new IOException("Broken pipe")));
        assertFalse(DatabaseGone.isCauseOf(new IOException("No space left on device")));
        assertTrue(
                DatabaseGone.isCauseOf(
                        new IllegalStateException(
                                new UncheckedIOException(new ConnectException("refused")))));
    }
}
