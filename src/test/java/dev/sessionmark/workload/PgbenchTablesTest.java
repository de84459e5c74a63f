package dev.sessionmark.workload;

import static dev.sessionmark.platform.postgres.Sql.execute;
import static dev.sessionmark.platform.postgres.Sql.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PgbenchTablesTest {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final PgbenchTables.Progress QUIET = (share, step) -> {};

    @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();

    private DatabaseUrl url;

    @BeforeEach
    void freshDatabase() throws SQLException {
        String name = "test" + DATABASES.incrementAndGet();
        execute(SERVER.database().url(), "create database " + name);
        url = SERVER.database().url().withDatabase(name);
    }

    @Test
    void makesTablesOfTheAskedScaleOnce() throws SQLException {
        List<Double> shares = new ArrayList<>();
        assertTrue(PgbenchTables.ensure(url, 2, (share, step) -> shares.add(share)));
        assertEquals("2", query(url, "select count(*) from pgbench_branches"));
        assertEquals("20", query(url, "select count(*) from pgbench_tellers"));
        assertEquals("200000", query(url, "select count(*) from pgbench_accounts"));
        assertEquals("100000", query(url, "select count(*) from pgbench_accounts where bid = 2"));
        assertEquals("2", query(url, "select bid from pgbench_tellers where tid = 11"));
        assertEquals(84, query(url, "select filler from pgbench_accounts where aid = 1").length());
        assertEquals(
                "{fillfactor=100}",
                query(url, "select reloptions from pg_class where relname = 'pgbench_accounts'"));
        assertEquals(0, shares.get(0));
        assertEquals(1, shares.get(shares.size() - 1));
        assertEquals(shares.stream().sorted().toList(), shares);

        execute(url, "update pgbench_accounts set abalance = 7 where aid = 3");
        assertFalse(PgbenchTables.ensure(url, 2, QUIET));
        assertEquals("7", query(url, "select abalance from pgbench_accounts where aid = 3"));
    }

    @Test
    void anotherScaleIsRefusedAndNothingTouched() throws SQLException {
        PgbenchTables.ensure(url, 1, QUIET);
        String problem = refused(3);
        assertTrue(problem.contains("have scale 1, but 3 is asked for"), problem);
        assertEquals("1", query(url, "select count(*) from pgbench_branches"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    alter table pgbench_accounts alter abalance type bigint | abalance should be integer but is bigint
                    alter table pgbench_history drop mtime                  | mtime should be timestamp without time zone but is missing
                    drop table pgbench_tellers                              | but not pgbench_tellers
                    alter table pgbench_accounts drop constraint pgbench_accounts_pkey | no primary key on aid
                    delete from pgbench_accounts where aid > 50000          | not filled as scale 1
                    """)
    void anotherShapeIsRefused(String change, String reason) throws SQLException {
        PgbenchTables.ensure(url, 1, QUIET);
        execute(url, change);
        String problem = refused(1);
        assertTrue(problem.contains(reason), problem);
        assertFalse(problem.contains(url.password()), "the password is nobody's business");
    }

    @Test
    void concurrentCallersMakeThemOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> ensure = () -> PgbenchTables.ensure(url, 1, QUIET);
            int made = 0;
            for (Future<Boolean> call :
                    callers.invokeAll(List.of(ensure, ensure, ensure, ensure))) {
                made += call.get() ? 1 : 0;
            }
            assertEquals(1, made);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void failureWhileFillingLeavesNothing() {
        assertThrows(
                IllegalStateException.class,
                () ->
                        PgbenchTables.ensure(
                                url,
                                1,
                                (share, step) -> {
                                    if (step.equals("primary keys")) {
                                        throw new IllegalStateException("stop");
                                    }
                                }));
        assertTrue(PgbenchTables.ensure(url, 1, QUIET));
    }

    /** Fifty times as many rows: a statement under way would take longer than the test may. */
    @Test
    void whatIsCancelledEndsAtOnceAndLeavesNothing() throws Exception {
        CountDownLatch filling = new CountDownLatch(1);
        try (ExecutorService caller = Executors.newSingleThreadExecutor()) {
            Future<Boolean> call =
                    caller.submit(
                            () ->
                                    PgbenchTables.ensure(
                                            url,
                                            50,
                                            (share, step) -> {
                                                if (step.equals("fill pgbench_accounts")) {
                                                    filling.countDown();
                                                }
                                            },
                                            () -> filling.getCount() == 0));

            filling.await();

            ExecutionException cancelled =
                    assertThrows(ExecutionException.class, () -> call.get(5, TimeUnit.SECONDS));
            assertInstanceOf(CancellationException.class, cancelled.getCause());
        }
        assertEquals(
                "0", query(url, "select count(*) from pg_class where relname like 'pgbench%'"));
        assertEquals(
                "0",
                query(
                        url,
                        "select count(*) from pg_stat_activity where state <> 'idle'"
                                + " and datname = current_database() and pid <> pg_backend_pid()"));
    }

    @Test
    void whoWaitsForAnotherProgramCanBeCancelledToo() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Connection other = Connections.open(url);
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(" + PgbenchTables.LOCK + ")");

            List<String> steps = new ArrayList<>();
            assertThrows(
                    CancellationException.class,
                    () ->
                            PgbenchTables.ensure(
                                    url,
                                    1,
                                    (share, step) -> steps.add(step),
                                    () -> asked.incrementAndGet() > 5));
            assertTrue(
                    steps.getFirst()
                            .matches(
                                    "waiting for another program .* \\(process \\d+ of .*,"
                                            + " sessionmark\\)"),
                    steps::toString);
        }
    }

    private String refused(int scale) {
        return assertThrows(DatabaseException.class, () -> PgbenchTables.ensure(url, scale, QUIET))
                .getMessage();
    }
}
