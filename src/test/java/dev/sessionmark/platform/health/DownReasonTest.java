package dev.sessionmark.platform.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

class DownReasonTest {

    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of(new TimeoutException(), "no answer within 1000 ms"),
                Arguments.of(
                        new CompletionException(new ConnectException("db:5432")),
                        "nothing listens at the database's address"),
                Arguments.of(
                        new UnknownHostException("db"), "the database's host name is not known"),
                Arguments.of(
                        new PgException("user ann, secret", "FATAL", "28P01", null),
                        "the database refuses the password"),
                Arguments.of(
                        new PgException("could not extend file secret", "ERROR", "53100", null),
                        "the database has no disk space left"),
                Arguments.of(
                        new GenericJDBCException(
                                "secret", new SQLException("could not extend file", "53100")),
                        "the database has no disk space left"),
                Arguments.of(
                        new PgException("cannot execute UPDATE", "ERROR", "25006", null),
                        "the database takes no writes: it is read-only"),
                Arguments.of(
                        new PgException("secret", "ERROR", "XX000", null),
                        "the database reports SQLSTATE XX000"),
                Arguments.of(
                        new IllegalStateException("secret"), "the query failed: illegal state"));
    }

    /** As both drivers say it. */
    static Stream<Arguments> encryptionFailures() {
        return Stream.of(
                Arguments.of(
                        new PSQLException(
                                "SSL error: PKIX path building failed secret",
                                PSQLState.CONNECTION_FAILURE,
                                handshake(new CertPathBuilderException("secret"))),
                        "sslrootcert must name the authority"),
                Arguments.of(
                        handshake(new CertPathValidatorException("validity check failed")),
                        "not valid (validity check failed)"),
                Arguments.of(
                        new PSQLException(
                                "The hostname secret could not be verified by hostnameverifier"
                                        + " PgjdbcHostnameVerifier.",
                                PSQLState.CONNECTION_FAILURE),
                        "give as host a name that is in the certificate"),
                Arguments.of(
                        handshake(new CertificateException("No name matching secret found")),
                        "give as host a name that is in the certificate"),
                Arguments.of(
                        new CompletionException(new VertxException("SSL handshake failed")),
                        "sslrootcert must name the authority"),
                Arguments.of(
                        new PSQLException(
                                "The server does not support SSL.", PSQLState.CONNECTION_REJECTED),
                        "switch ssl on"),
                Arguments.of(
                        new VertxException("Postgres Server does not handle SSL connection"),
                        "switch ssl on"));
    }

    private static Throwable handshake(Exception cause) {
        return new SSLHandshakeException("secret").initCause(cause);
    }

    @ParameterizedTest
    @MethodSource("encryptionFailures")
    void saysWhatToDoWhereEncryptionFails(Throwable thrown, String expected) {
        String reason = DownReason.of(thrown, Duration.ofSeconds(1));
        assertTrue(reason.startsWith("no encrypted connection to the database: "), reason);
        assertTrue(reason.contains(expected), reason);
        assertFalse(reason.contains("secret"), reason);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void saysWhyWithoutTheServersText(Throwable thrown, String expected) {
        assertEquals(expected, DownReason.of(thrown, Duration.ofSeconds(1)));
    }
}
