package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedServer;
import dev.sessionmark.workload.PgbenchTables;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rights that the document on security gives are enough, and as few as it says. What lacks a
 * right, or something else that every request needs, is told before anything is measured.
 */
@Timeout(600)
class GrantsIT {

    private static final Pattern SQL = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);
    private static final String PASSWORD = "...";

    /** What a role is told that lacks a right. */
    private static final String DENIED = "42501";

    @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();

    @TempDir Path home;

    @Test
    void theRightsInTheDocumentAreEnoughToMeasure() throws Exception {
        List<String> blocks =
                SQL.matcher(Files.readString(Path.of("docs", "security.md")))
                        .results()
                        .map(block -> block.group(1))
                        .toList();
        assertEquals(2, blocks.size());
        DatabaseUrl measured = SERVER.database().ensureDatabase("measured");
        DatabaseUrl history = SERVER.database().ensureDatabase("history");

        DatabaseUrl keeper = as("sessionmark_history", history);
        DatabaseUrl user = as("sessionmark_sut", measured);
        run(measured, blocks.get(0));
        assertMeasured(measure(keeper, user, "--setups=reactive-session,no-pool"));

        DatabaseUrl sut = as("sessionmark_sut", history);
        String said =
                assertThrows(DatabaseException.class, () -> Connections.open(sut)).getMessage();
        assertTrue(said.contains("permission denied for database"), said);

        // An administrator makes the tables instead.
        run(
                measured,
                "drop table pgbench_accounts, pgbench_branches, pgbench_tellers, pgbench_history");
        PgbenchTables.ensure(measured, 1, (share, step) -> {});
        run(measured, blocks.get(1));
        assertMeasured(measure(keeper, user, "--setups=no-pool"));
        SQLException denied =
                assertThrows(
                        SQLException.class,
                        () ->
                                run(
                                        as("sessionmark_sut", measured),
                                        "create table another (a integer)"));
        assertEquals(DENIED, denied.getSQLState());
    }

    /**
     * Configuration expands dollars; none of these may get lost on the way to either driver. Nor
     * does it matter that no server knows Java's zone IST, or that the history is not in UTF8.
     */
    @Test
    void anOddLoginZoneAndEncodingDoNotMatter() throws Exception {
        DatabaseUrl measured = SERVER.database().ensureDatabase("odd_measured");
        run(
                measured,
                "create database odd_history encoding 'LATIN1' locale 'C' template template0");
        DatabaseUrl history = measured.withDatabase("odd_history");
        String user = "u$$x${HOME}\\";
        String password = "p$$w\\$${user.home}$";
        run(history, "create role \"%s\" login password '%s'".formatted(user, password));
        run(history, "grant create on database odd_history to \"%s\"".formatted(user));
        run(measured, "create schema shop authorization \"%s\"".formatted(user));
        String named = text(history.withLogin(encoded(user), encoded(password)));

        Path file = Files.writeString(home.resolve("url"), named);
        Program list =
                Program.start(
                        home,
                        Map.of("SESSIONMARK_DATABASE_URL_FILE", file.toString(), "TZ", "IST"),
                        "history");
        assertEquals(0, list.exitCode(), () -> "said: " + list.err());

        Program compare =
                Program.start(
                        FurnishedHome.in(home),
                        Map.of(
                                "TZ",
                                "IST",
                                "SESSIONMARK_DATABASE_URL",
                                named,
                                "SESSIONMARK_MEASURED_DATABASE_URL",
                                text(measured.withLogin(encoded(user), encoded(password)))
                                        + "?currentSchema=shop"),
                        "compare",
                        "--setups=reactive-client,no-pool",
                        "--rate=20",
                        "--db-latency=1ms",
                        "--trials=1",
                        "--warmup=1s",
                        "--duration=1s",
                        "--tolerate-neighbours",
                        inFile("kept", "--label=Prüfung"),
                        "--format=json");
        int code = compare.exitCode();
        assertTrue(code == 0 || code == 3, () -> code + " said: " + compare.err());
        JsonNode rows = new ObjectMapper().readTree(compare.out()).path("rows");
        assertEquals(2, rows.size(), compare::out);
        for (JsonNode row : rows) {

            assertTrue(row.path("achievedRatePerSecond").asDouble() > 0, row::toString);
        }
        assertFalse(compare.err().toString().contains("p$"), () -> "said: " + compare.err());

        Program notStorable =
                Program.start(
                        home, Map.of("SESSIONMARK_DATABASE_URL", named), "compare", "--label=5 €");
        assertEquals(2, notStorable.exitCode(), () -> "said: " + notStorable.err());
        assertTrue(
                notStorable.said().getFirst().contains("--label has the character '€'"),
                notStorable.said()::getFirst);
    }

    /** An argument that reaches the program whatever the language of this machine is. */
    private String inFile(String name, String argument) throws IOException {
        return "@" + Files.writeString(home.resolve(name), '"' + argument + '"');
    }

    @Test
    void whatCannotBeMeasuredIsToldInOneLine() throws Exception {
        DatabaseUrl measured = SERVER.database().ensureDatabase("refused");
        PgbenchTables.ensure(measured, 1, (share, step) -> {});
        for (String role : List.of("reader", "frozen", "few")) {
            run(measured, "create role %s login password '%s'".formatted(role, PASSWORD));
            run(measured, "grant select on all tables in schema public to " + role);
        }
        for (String role : List.of("frozen", "few")) {
            run(measured, "grant insert, update on all tables in schema public to " + role);
        }
        run(measured, "alter role frozen set default_transaction_read_only = on");
        run(measured, "alter role few connection limit 2");

        assertRefused(
                as("reader", measured), "permission denied for table pgbench_accounts (42501)");
        assertRefused(
                as("frozen", measured), "cannot execute UPDATE in a read-only transaction (25006)");
        assertRefused(
                as("few", measured),
                "the database gave 2 of the 4 connections of the pool, 2 too few: FATAL: too many"
                        + " connections for role \"few\" (53300)");
        try (PgBouncer strict =
                PgBouncer.start(home.resolve("strict"), as("few", measured), "extra_things")) {
            assertRefused(strict.url(), "unsupported startup parameter: extra_float_digits");
        }
    }

    @Test
    void aPoolerInTransactionModeIsMeasuredAndLeftAsItWas() throws Exception {
        measureThroughPooler("pooled", "--setups=reactive-session,no-pool");
    }

    @Test
    @Tag("long")
    void aPoolerInTransactionModeServesEveryKindOfSession() throws Exception {
        measureThroughPooler(
                "pooled_all",
                "--setups=reactive-session,reactive-client,blocking-on-worker,no-pool");
    }

    /** Its two sessions serve four connections of each pool: nothing is left on them. */
    private void measureThroughPooler(String database, String setups) throws Exception {
        DatabaseUrl direct = SERVER.database().ensureDatabase(database);
        try (PgBouncer bouncer =
                PgBouncer.start(home.resolve("bouncer"), direct, "extra_float_digits")) {
            Program compare = measure(bouncer.url(), setups);
            assertMeasured(compare);
            // No request failed, whichever session its transaction got.
            assertFalse(compare.out().contains("status 5"), compare::out);
            try (Connection own = Connections.open(bouncer.url());
                    Statement statement = own.createStatement();
                    ResultSet left =
                            statement.executeQuery(
                                    "select (select count(*) from pg_prepared_statements)"
                                            + " + (select count(*) from pg_locks"
                                            + " where locktype = 'advisory'),"
                                            + " current_setting('statement_timeout')")) {
                left.next();
                assertEquals(0, left.getLong(1));
                assertEquals("0", left.getString(2));
            }
        }
    }

    private void assertRefused(DatabaseUrl measured, String words) throws Exception {
        Program compare = measure(measured, "--setups=blocking-on-worker,reactive-session");
        assertEquals(2, compare.exitCode(), () -> compare.out() + compare.err());
        assertEquals("", compare.out());
        // Steps of its progress may stand before it.
        List<String> said =
                compare.said().stream().filter(line -> line.startsWith("sessionmark: ")).toList();
        assertEquals(1, said.size(), () -> compare.said().toString());
        assertEquals(said.getFirst(), compare.said().getLast());
        assertTrue(said.getFirst().contains(words), () -> compare.said().toString());
    }

    private Program measure(DatabaseUrl measured, String setups) throws Exception {
        return measure(SERVER.database().url(), measured, setups);
    }

    private Program measure(DatabaseUrl history, DatabaseUrl measured, String setups)
            throws Exception {
        return Program.run(
                FurnishedHome.in(home),
                "compare",
                "--database-url=" + text(history),
                "--measured-database-url=" + text(measured),
                setups,
                "--workload=tpcb-like",
                "--pool-size=4",
                "--rate=20",
                "--db-latency=0ms",
                "--trials=1",
                "--warmup=1s",
                "--duration=1s",
                "--tolerate-neighbours");
    }

    private static void assertMeasured(Program compare) throws Exception {
        int code = compare.exitCode();
        // 3: on a machine too busy to measure nothing is valid, but it was measured.
        assertTrue(code == 0 || code == 3, () -> code + " said: " + compare.err());
        assertTrue(compare.out().contains("no-pool"), compare::out);
    }

    private static void run(DatabaseUrl database, String commands) throws SQLException {
        try (Connection connection = Connections.open(database);
                Statement statement = connection.createStatement()) {
            statement.execute(commands);
        }
    }

    private static DatabaseUrl as(String role, DatabaseUrl url) {
        return new DatabaseUrl(
                url.host(), url.port(), url.database(), role, PASSWORD, url.parameters());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(DatabaseUrl url) {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(url.user(), url.password(), url.host(), url.port(), url.database());
    }
}
