package dev.sessionmark.setup;

import static dev.sessionmark.platform.postgres.ApplicationDatabase.number;
import static dev.sessionmark.platform.postgres.ApplicationDatabase.sql;
import static dev.sessionmark.platform.postgres.ApplicationDatabase.url;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.measurement.SessionFigures;
import dev.sessionmark.platform.http.RawClient;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.sut.probe.Probes;
import dev.sessionmark.workload.PgbenchTables;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What was answered is committed, exactly: in every setup, after failures of every kind in all of
 * them, which share threads and pools.
 */
@QuarkusTest
class SetupIntegrityTest {

    private static final int SETUPS = SessionSetup.values().length;
    private static final int NO_ACCOUNT = 0;
    private static final int FULL = 50;
    private static final int LOCKED = 51;
    private static final int FIRST_LEFT = 60;
    private static final int FIRST_GOOD = 100;
    private static final int ROUNDS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static HttpClient client;

    @BeforeAll
    static void start() {
        PgbenchTables.ensure(DatabaseUrl.parse(url()), 1, (share, step) -> {});
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        sql("update pgbench_accounts set abalance = 0 where abalance <> 0");
        sql("update pgbench_accounts set abalance = 2147483647 where aid = " + FULL);
        sql("delete from pgbench_history");
    }

    @Test
    void whatIsAnsweredIsCommittedAfterFailuresOfEveryKind() throws Exception {
        for (String script : List.of("simple-update", "tpcb-like")) {
            for (String setup : SessionSetup.ids()) {
                assertEquals(404, ask(setup, script, NO_ACCOUNT, 1).join(), setup);
                assertTrue(ask(setup, script, FULL, 1).join() >= 500, setup + ": out of range");
                assertTrue(failedWhileWaiting(setup, script, "pg_terminate_backend"), setup);
                assertTrue(failedWhileWaiting(setup, script, "pg_cancel_backend"), setup);
                leaveWhileWaiting(setup, script, left(setup));
            }
        }
        awaitZero("select count(*) from pg_stat_activity" + OURS + "and state <> 'idle'");
        awaitNoneInUse();
        for (SessionSetup setup : SessionSetup.values()) {
            // Of clients that left, all or nothing; what is under way for them may still end.
            awaitZero(
                    "select (select abalance from pgbench_accounts where aid = %1$d)"
                                    .formatted(left(setup.id()))
                            + " - (select coalesce(sum(delta), 0) from pgbench_history"
                            + " where aid = %d) as \"%s\"".formatted(left(setup.id()), setup.id()));
        }
        assertEquals(0, number("select abalance from pgbench_accounts where aid = " + LOCKED));

        long acknowledged = 0;
        long[] perSetup = new long[SETUPS];
        for (int round = 0; round < ROUNDS; round++) {
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < SETUPS; i++) {
                answers.add(ask(SessionSetup.values()[i].id(), "simple-update", FIRST_GOOD + i, 5));
            }
            for (int i = 0; i < SETUPS; i++) {
                assertEquals(200, answers.get(i).join(), SessionSetup.values()[i].id());
                acknowledged += 5;
                perSetup[i] += 5;
            }
        }
        for (int i = 0; i < SETUPS; i++) {
            assertEquals(
                    perSetup[i],
                    number("select abalance from pgbench_accounts where aid = " + (FIRST_GOOD + i)),
                    SessionSetup.values()[i].id());
        }
        assertEquals(
                acknowledged,
                number("select sum(delta) from pgbench_history where aid >= " + FIRST_GOOD));
        // The service's own work may be in one at any moment; one that was left stays.
        awaitZero(
                "select count(*) from pg_stat_activity"
                        + OURS
                        + "and state like 'idle in transaction%'");
    }

    /** Hibernate says that it has ended asking, also where it got nothing. */
    @Test
    @DisabledOnIntegrationTest("the pool and the probes are those of this process")
    void whoGetsNoConnectionIsRefusedAndHoldsNone() throws Exception {
        AgroalDataSource data = Arc.container().instance(AgroalDataSource.class).get();
        Probes probes = Arc.container().instance(Probes.class).get();
        awaitNoneInUse();
        probes.begin();
        AgroalConnectionPoolConfiguration pool =
                data.getConfiguration().connectionPoolConfiguration();
        Duration patience = pool.acquisitionTimeout();
        List<Connection> all = new ArrayList<>();
        try {
            while (all.size() < pool.maxSize()) {
                all.add(data.getConnection());
            }
            pool.setAcquisitionTimeout(Duration.ofMillis(50));
            for (String setup : List.of("blocking-on-worker", "blocking-on-virtual-thread")) {
                assertTrue(ask(setup, "simple-update", FIRST_GOOD, 0).join() >= 500, setup);
            }
            // Now and then the queue looks into its history, with a connection for some moments.
            await().atMost(PATIENCE).until(() -> probes.used() == pool.maxSize());
        } finally {
            pool.setAcquisitionTimeout(patience);
            for (Connection one : all) {
                one.close();
            }
        }
        awaitNoneInUse();
        SessionFigures figures = probes.end().sessions();
        assertEquals(2, figures.refused());
        assertTrue(figures.maxUsed() >= pool.maxSize(), () -> "most in use: " + figures.maxUsed());
        probes.begin();
        for (String setup : SessionSetup.ids()) {
            assertEquals(200, ask(setup, "simple-update", FIRST_GOOD, 0).join(), setup);
        }
        awaitNoneInUse();
        assertEquals(0, probes.end().sessions().refused());
    }

    /** By the probes' count; in the packaged program nobody can ask them. */
    private static void awaitNoneInUse() {
        if (Arc.container() == null) {
            return;
        }
        Probes probes = Arc.container().instance(Probes.class).get();
        await().atMost(PATIENCE).until(() -> probes.used() == 0);
    }

    private static final String OURS =
            " where datname = current_database() and pid <> pg_backend_pid() ";

    /** Makes a request wait for a row, then ends its statement or connection from outside. */
    private static boolean failedWhileWaiting(String setup, String script, String function)
            throws Exception {
        try (Connection lock = lock(LOCKED)) {
            CompletableFuture<Integer> answer = ask(setup, script, LOCKED, 1);
            awaitWaiting();
            sql("select " + function + "(pid) from pg_stat_activity" + WAITING);
            int status = answer.join();
            lock.rollback();
            return status >= 500;
        }
    }

    /** Makes a request wait for a row, and hangs up. */
    private static void leaveWhileWaiting(String setup, String script, int aid) throws Exception {
        try (Connection lock = lock(aid)) {
            try (RawClient client = new RawClient()) {
                client.head("POST " + path(setup, script, aid, 1), "Content-Length: 0");
                awaitWaiting();
            }
            lock.rollback();
        }
        awaitZero("select count(*) from pg_stat_activity" + WAITING);
    }

    private static final String WAITING = OURS + "and wait_event_type = 'Lock'";

    /**
     * The account of those who leave this setup. One that has a transaction for each statement may
     * stop half-way.
     */
    private static int left(String setup) {
        return FIRST_LEFT + SessionSetup.byId(setup).orElseThrow().ordinal();
    }

    private static Connection lock(int aid) throws SQLException {
        Connection connection = DriverManager.getConnection(url());
        connection.setAutoCommit(false);
        connection
                .createStatement()
                .execute("select 1 from pgbench_accounts where aid = %d for update".formatted(aid));
        return connection;
    }

    private static void awaitWaiting() {
        awaited("select count(*) from pg_stat_activity" + WAITING, number -> number > 0);
    }

    private static void awaitZero(String count) {
        awaited(count, number -> number == 0);
    }

    private static void awaited(String count, LongPredicate wanted) {
        await(count)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> wanted.test(number(count)));
    }

    private static CompletableFuture<Integer> ask(String setup, String script, int aid, int delta) {
        URI uri =
                URI.create(
                        "http://127.0.0.1:%d%s"
                                .formatted(RestAssured.port, path(setup, script, aid, delta)));
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .timeout(PATIENCE)
                        .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    private static String path(String setup, String script, int aid, int delta) {
        return "/setups/%s/%s?aid=%d&tid=1&bid=1&delta=%d".formatted(setup, script, aid, delta);
    }
}
