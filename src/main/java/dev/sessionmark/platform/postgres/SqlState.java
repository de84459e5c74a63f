package dev.sessionmark.platform.postgres;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Objects;

/** PostgreSQL's error codes, as both drivers tell them. */
public final class SqlState {

    private static final String UNDEFINED_TABLE = "42P01";
    private static final int DEEPEST_CAUSE = 10;

    private SqlState() {}

    /** The code that a driver's exception carries; empty for any other. */
    static String of(Throwable failure) {
        String code =
                switch (failure) {
                    case PgException refused -> refused.getSqlState();
                    case SQLException refused -> refused.getSQLState();
                    default -> null;
                };
        return Objects.requireNonNullElse(code, "");
    }

    /** Whether the failure, or what caused it, is that a table is not there. */
    public static boolean tableIsMissing(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (of(cause).equals(UNDEFINED_TABLE)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
