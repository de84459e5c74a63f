package dev.sessionmark.platform.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
                        new PgException("secret", "ERROR", "XX000", null),
                        "the database reports SQLSTATE XX000"),
                Arguments.of(
                        new IllegalStateException("secret"),
                        "the query failed: IllegalStateException"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void saysWhyWithoutTheServersText(Throwable thrown, String expected) {
        assertEquals(expected, DownReason.of(thrown, Duration.ofSeconds(1)));
    }
}
