package dev.sessionmark.sut;

import static dev.sessionmark.sut.BothDrivers.overJdbc;
import static dev.sessionmark.sut.BothDrivers.overReactiveClient;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedServer;
import dev.sessionmark.platform.postgres.Relay;
import dev.sessionmark.workload.PgbenchTables;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A URL means the same to both drivers, through the latency proxy and past it. */
@Timeout(60)
class DatabaseAddressTest {

    @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();

    @BeforeAll
    static void makeSchemas() throws Exception {
        run("create schema shop");
        run("create schema \"Other Shop\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    application_name=me            | application_name | me
                    ApplicationName=me             | application_name | me
                    search_path=shop               | current_schema() | shop
                    currentSchema=shop             | current_schema() | shop
                    currentSchema=%22Other%20Shop%22,shop | current_schema() | Other Shop
                    options=-c%20search_path=shop  | current_schema() | shop
                    options=-c%20work_mem=7MB%20-c%20lock_timeout=3s | work_mem | 7MB
                    options=-c%20work_mem=7MB%20-c%20lock_timeout=3s | lock_timeout | 3s
                    connect_timeout=3              | client_encoding  | UTF8
                    application_name=me            | client_encoding  | UTF8
                    search_path=shop               | DateStyle        | ISO, MDY
                    channel_binding=prefer         | client_encoding  | UTF8
                    target_session_attrs=any       | client_encoding  | UTF8
                    """)
    void aParameterMeansTheSame(String parameter, String asked, String expected) throws Exception {
        DatabaseUrl server = SERVER.database().url();
        DatabaseUrl url =
                DatabaseUrl.parse(
                        text(server.user(), server.password(), "127.0.0.1", server.port())
                                + "?"
                                + parameter);
        everyWaySays(
                url,
                asked.endsWith(")") ? "select " + asked : "select current_setting('" + asked + "')",
                expected);
    }

    @ParameterizedTest
    @CsvSource({
        "u$$x, p$$w",
        "u$x, ${HOME}",
        "${user.home}, \\${x}\\",
        "\\, \\\\$$$",
        "a@b:c/d?e#f, :@/?#[]%&=+",
        "Ünal, pässwörd"
    })
    void aLoginIsTakenAsItIsWritten(String user, String password) throws Exception {
        run("create role \"%s\" login password '%s'".formatted(user, password.replace("'", "''")));
        everyWaySays(
                DatabaseUrl.parse(
                        text(user, password, "127.0.0.1", SERVER.database().url().port())),
                "select current_user",
                user);
    }

    @ParameterizedTest
    @CsvSource({"[::1], ::1", "[::ffff:127.0.0.1], 127.0.0.1"})
    void addressesOfIpv6AreReached(String written, String listening) throws Exception {
        DatabaseUrl server = SERVER.database().url();
        try (Relay relay = new Relay(listening, server.port())) {
            everyWaySays(
                    DatabaseUrl.parse(
                            text(server.user(), server.password(), written, relay.port())),
                    "select current_user",
                    server.user());
        }
    }

    /** One driver made them in public, the other looked for them in the schema. */
    @Test
    void theTablesAreWhereBothDriversLook() throws Exception {
        DatabaseUrl server = SERVER.database().url();
        DatabaseUrl url =
                DatabaseUrl.parse(
                        text(server.user(), server.password(), "127.0.0.1", server.port())
                                + "?currentSchema=shop");
        assertTrue(PgbenchTables.ensure(url, 1, (share, step) -> {}));
        everyWaySays(url, "select 'pgbench_accounts'::regclass::text", "pgbench_accounts");
        everyWaySays(url, "select to_regclass('shop.pgbench_accounts')::text", "pgbench_accounts");
        everyWaySays(
                server, "select coalesce(to_regclass('public.pgbench_accounts')::text, '-')", "-");
        assertFalse(PgbenchTables.ensure(url, 1, (share, step) -> {}));
    }

    @Test
    void aLoginWithoutPasswordSaysWhereOneWasLookedFor() {
        DatabaseUrl server = SERVER.database().url();
        DatabaseUrl url = server.withLogin(server.user(), "");
        String jdbc =
                assertThrows(DatabaseException.class, () -> Connections.open(url)).getMessage();
        String wanted = "the server wants a password (the URL has no password, PGPASSWORD is not";
        assertTrue(jdbc.contains(wanted), jdbc);
        assertTrue(jdbc.endsWith("; give it in one of these places"), jdbc);
        Throwable reactive =
                assertThrows(
                                java.util.concurrent.ExecutionException.class,
                                () -> overReactiveClient(url, "select 1"))
                        .getCause();
        assertTrue(
                Connections.why(url, reactive).contains(wanted),
                () -> Connections.why(url, reactive) + reactive);
    }

    private static void everyWaySays(DatabaseUrl url, String question, String expected)
            throws Exception {
        assertEquals(expected, overJdbc(url, question), "JDBC");
        assertEquals(expected, overReactiveClient(url, question), "reactive client");
        try (LatencyProxy proxy = new LatencyProxy(url)) {
            DatabaseUrl through = url.through(proxy.port());
            assertEquals(expected, overJdbc(through, question), "JDBC behind the proxy");
            assertEquals(
                    expected,
                    overReactiveClient(through, question),
                    "reactive client behind the proxy");
        }
    }

    private static String text(String user, String password, String host, int port) {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                        encoded(user),
                        encoded(password),
                        host,
                        port,
                        SERVER.database().url().database());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void run(String command) throws Exception {
        try (Connection connection = Connections.open(SERVER.database().url());
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
