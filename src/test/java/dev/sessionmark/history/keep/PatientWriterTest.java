package dev.sessionmark.history.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.history.keep.PatientWriter.UnwrittenException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a clock that only the waits move. */
class PatientWriterTest {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final RuntimeException READ_ONLY =
            new PgException("cannot execute INSERT", "ERROR", "25006", "");

    private final List<String> written = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private long nanos;
    private long allowedAfter;
    private boolean cut;
    private int tries;

    private final PatientWriter writer =
            new PatientWriter(
                    PATIENCE,
                    Duration.ofSeconds(5),
                    () -> nanos,
                    pause -> {
                        nanos += pause.toNanos();
                        return cut;
                    },
                    new PatientWriter.Told() {
                        @Override
                        public void waits(String what, RuntimeException because) {
                            told.add("waits for " + what);
                        }

                        @Override
                        public void written() {
                            told.add("written");
                        }

                        @Override
                        public void refused(String what, RuntimeException because) {
                            told.add("refused " + what);
                        }
                    });

    private Runnable once(Duration away, String what) {
        allowedAfter = nanos + away.toNanos();
        return () -> {
            tries++;
            if (nanos < allowedAfter) {
                throw READ_ONLY;
            }
            written.add(what);
        };
    }

    @Test
    void whatPassesIsWaitedForAndToldOnce() {
        writer.write("a trial", once(Duration.ofMinutes(9), "a trial"));
        assertEquals(List.of("a trial"), written);
        assertEquals(List.of("waits for a trial", "written"), told);
        assertTrue(Duration.ofNanos(nanos).compareTo(PATIENCE) < 0, () -> nanos + " ns");
    }

    @Test
    void patienceEndsAndNothingIsForgotten() {
        UnwrittenException given =
                assertThrows(
                        UnwrittenException.class,
                        () -> writer.write("trial 1", once(Duration.ofHours(1), "trial 1")));
        assertTrue(given.getMessage().contains("25006"), given.getMessage());
        assertSame(READ_ONLY, given.getCause());
        assertTrue(Duration.ofNanos(nanos).compareTo(PATIENCE.plusSeconds(6)) < 0);

        writer.add("the end", () -> written.add("the end"));
        assertFalse(writer.writeRest());
        nanos = allowedAfter;
        assertTrue(writer.writeRest());
        assertEquals(List.of("trial 1", "the end"), written, "in order");
        assertEquals(List.of("waits for trial 1", "written"), told);
    }

    @Test
    void whatFailsForAnotherReasonIsGivenUpAtOnceAndHoldsUpNothingElse() {
        RuntimeException wrong = new PgException("no such column", "ERROR", "42703", "");
        assertSame(
                wrong,
                assertThrows(
                        PgException.class,
                        () ->
                                writer.write(
                                        "a trial",
                                        () -> {
                                            tries++;
                                            throw wrong;
                                        })));
        assertEquals(1, tries);
        assertEquals(List.of("refused a trial"), told);
        writer.write("the end", () -> written.add("the end"));
        assertEquals(List.of("the end"), written);
    }

    @Test
    void whoeverIsToEndDoesNotWait() {
        cut = true;
        Runnable gone =
                () -> {
                    tries++;
                    throw ClosedConnectionException.INSTANCE;
                };
        assertThrows(UnwrittenException.class, () -> writer.write("it", gone));
        assertEquals(1, tries);
    }
}
