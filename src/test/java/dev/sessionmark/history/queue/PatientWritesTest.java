package dev.sessionmark.history.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PatientWritesTest {

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicInteger tries = new AtomicInteger();

    private PatientWrites patient(Duration patience) {
        return new PatientWrites(patience, Duration.ofMillis(1), stopping);
    }

    private Runnable failing(int times, RuntimeException failure) {
        return () -> {
            if (tries.incrementAndGet() <= times) {
                throw failure;
            }
        };
    }

    @Test
    void aDatabaseThatIsAwayIsTriedAgain() {
        RuntimeException gone = ClosedConnectionException.INSTANCE;
        patient(Duration.ofMinutes(1)).write("it", failing(3, gone));
        assertEquals(4, tries.get());
        RuntimeException refused =
                new IllegalStateException(
                        new UncheckedIOException(new ConnectException("refused")));
        patient(Duration.ofMinutes(1)).write("it", failing(5, refused));
        assertEquals(6, tries.get());
        RuntimeException starting = new PgException("starting", "FATAL", "57P03", "");
        patient(Duration.ofMinutes(1)).write("it", failing(7, starting));
        assertEquals(8, tries.get());
    }

    @Test
    void whatFailsForAnotherReasonIsNot() {
        RuntimeException wrong = new PgException("no such column", "ERROR", "42703", "");
        RuntimeException thrown =
                assertThrows(
                        PgException.class,
                        () -> patient(Duration.ofDays(1)).write("it", failing(9, wrong)));
        assertSame(wrong, thrown);
        assertEquals(1, tries.get());
    }

    @Test
    void patienceEnds() {
        RuntimeException gone = ClosedConnectionException.INSTANCE;
        assertThrows(
                ClosedConnectionException.class,
                () -> patient(Duration.ZERO).write("it", failing(9, gone)));
        assertEquals(1, tries.get());
    }

    @Test
    void aProgramThatEndsDoesNotWait() {
        stopping.countDown();
        assertThrows(
                ClosedConnectionException.class,
                () ->
                        new PatientWrites(Duration.ofDays(1), Duration.ofDays(1), stopping)
                                .write("it", failing(9, ClosedConnectionException.INSTANCE)));
        assertEquals(1, tries.get());
    }
}
