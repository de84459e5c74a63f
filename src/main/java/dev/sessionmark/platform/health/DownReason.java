package dev.sessionmark.platform.health;

import dev.sessionmark.platform.postgres.SqlState;
import dev.sessionmark.platform.tls.TlsFailure;
import dev.sessionmark.platform.words.Causes;
import dev.sessionmark.platform.words.Told;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Why the database is not there, in words that are safe to show to anybody. */
final class DownReason {

    static final String READ_ONLY = "the database takes no writes: it is read-only";

    /** SQLSTATE to words. The server's own text may hold names of users and files. */
    private static final Map<String, String> STATES =
            Map.of(
                    "25006", READ_ONLY,
                    "28P01", "the database refuses the password",
                    "28000", "the database refuses the login",
                    "3D000", "there is no database of that name",
                    "53100", "the database has no disk space left",
                    "53200", "the database has no memory left",
                    "53300", "the database has no connection left",
                    "57014", "the database gave up a statement",
                    "57P01", "the database is shutting down",
                    "57P03", "the database is starting or shutting down");

    private DownReason() {}

    static String of(Throwable thrown, Duration bound) {
        return TlsFailure.explain(thrown)
                .map(why -> "no encrypted connection to the database: " + why)
                .orElseGet(() -> unlessEncryption(thrown, bound));
    }

    private static String unlessEncryption(Throwable thrown, Duration bound) {
        return Causes.of(thrown)
                .map(cause -> known(cause, bound))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> "the query failed: " + Told.kind(thrown));
    }

    /** Null where this says nothing about it. */
    private static String known(Throwable cause, Duration bound) {
        // Whatever wraps it: Hibernate makes exceptions of the other driver of those of one.
        String words = STATES.get(SqlState.of(cause));
        if (words != null) {
            return words;
        }
        return switch (cause) {
            case TimeoutException late -> "no answer within " + bound.toMillis() + " ms";
            case PgException refused -> "the database reports SQLSTATE " + refused.getSqlState();
            case ConnectException nobody -> "nothing listens at the database's address";
            case UnknownHostException unknown -> "the database's host name is not known";
            default -> null;
        };
    }
}
