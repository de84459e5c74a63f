package dev.sessionmark.platform.postgres;

import dev.sessionmark.platform.words.Causes;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** PostgreSQL's error codes, as both drivers tell them. */
public final class SqlState {

    private static final String UNDEFINED_TABLE = "42P01";

    /** Untranslatable character, character not in repertoire. */
    private static final Set<String> NOT_STORABLE = Set.of("22P05", "22021");

    /** Class 28, invalid authorization specification. */
    private static final String NO_AUTHORIZATION = "28";

    private static final String INVALID_PASSWORD = "28P01";

    /** Of the drivers, before they have sent one. */
    private static final List<String> NO_PASSWORD =
            List.of(
                    "but the password is",
                    "no password was provided",
                    "The value for 'password' must not be empty");

    private SqlState() {}

    public static boolean tooManyConnections(Throwable failure) {
        return isCause(failure, Set.of("53300"));
    }

    /** Whether a row with the same key is there already. */
    public static boolean isThere(Throwable failure) {
        return isCause(failure, Set.of("23505"));
    }

    public static boolean textDoesNotFit(Throwable failure) {
        return isCause(failure, NOT_STORABLE);
    }

    /**
     * Whether a login was refused for want of a password. A driver that is asked for one it has not
     * got says so with another code than the server does.
     */
    public static boolean loginIsRefused(Throwable failure) {
        return loginIsRefused(failure, NO_AUTHORIZATION);
    }

    /** Whether it was the password, and nothing else about the login. */
    static boolean passwordIsWanted(Throwable failure) {
        return loginIsRefused(failure, INVALID_PASSWORD);
    }

    private static boolean loginIsRefused(Throwable failure, String code) {
        return Causes.of(failure)
                .anyMatch(cause -> of(cause).startsWith(code) || wantsPassword(cause));
    }

    private static boolean wantsPassword(Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        return NO_PASSWORD.stream().anyMatch(said::contains);
    }

    /** The code that a driver's exception carries; empty for any other. */
    public static String of(Throwable failure) {
        String code =
                switch (failure) {
                    case PgException refused -> refused.getSqlState();
                    case SQLException refused -> refused.getSQLState();
                    default -> null;
                };
        return Objects.requireNonNullElse(code, "");
    }

    public static boolean tableIsMissing(Throwable failure) {
        return isCause(failure, Set.of(UNDEFINED_TABLE));
    }

    private static boolean isCause(Throwable failure, Set<String> codes) {
        return Causes.of(failure).map(SqlState::of).anyMatch(codes::contains);
    }
}
