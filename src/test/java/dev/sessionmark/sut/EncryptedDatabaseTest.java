package dev.sessionmark.sut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.KillableServer;
import dev.sessionmark.platform.tls.Certificates;
import dev.sessionmark.platform.tls.TlsFailure;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Both drivers against a server that takes encrypted connections only, through the latency proxy
 * and past it. The server's certificate has its name and no address, as in a cluster.
 */
@Timeout(60)
class EncryptedDatabaseTest {

    private static final String OF_THIS_CONNECTION =
            "select ssl::text from pg_stat_ssl where pid = pg_backend_pid()";
    private static final String OTHER_AUTHORITY = "its certificate is not from the authority";
    private static final String OTHER_NAME = "its certificate is for another name";

    private static final String NAME_ANOTHER_AUTHORITY = "sslrootcert must name the authority";
    private static final String NAME_ANOTHER_HOST =
            "give as host a name that is in the certificate";

    @TempDir private static Path folder;

    private static Certificates known;
    private static Certificates unknown;
    private static KillableServer server;
    private static LatencyProxy proxy;

    /** The ways to the server. */
    enum Way {
        DIRECT,
        PROXIED;

        DatabaseUrl of(DatabaseUrl url) {
            return this == DIRECT ? url : url.through(proxy.port());
        }
    }

    @BeforeAll
    static void start() throws Exception {
        known = new Certificates(folder.resolve("known"));
        unknown = new Certificates(folder.resolve("unknown"));
        server =
                KillableServer.startEncrypted(
                        known.signed("server", "DNS:localhost,DNS:db.sessionmark.example"),
                        known.key("server"));
        proxy = new LatencyProxy("127.0.0.1", server.url().port());
    }

    @AfterAll
    static void stop() {
        if (proxy != null) {
            proxy.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNameInTheCertificateIsAccepted(Way way) throws Exception {
        DatabaseUrl url = way.of(url("localhost", "verify-full", known));
        assertTrue(overJdbc(url));
        assertTrue(overReactiveClient(url));
    }

    /** Nobody has to be able to look up the server's name but the proxy. */
    @ParameterizedTest
    @EnumSource(names = "PROXIED")
    void theNameIsNotLookedUpBeforeTheProxy(Way way) throws Exception {
        DatabaseUrl url = way.of(url("db.sessionmark.example", "verify-full", known));
        assertTrue(overJdbc(url));
        assertTrue(overReactiveClient(url));
    }

    @ParameterizedTest
    @EnumSource
    void anotherNameIsRefused(Way way) {
        DatabaseUrl url = way.of(url("127.0.0.1", "verify-full", known));
        refused(url, OTHER_NAME, NAME_ANOTHER_HOST);
    }

    @ParameterizedTest
    @EnumSource
    void anotherNameIsAcceptedWhereOnlyTheAuthorityCounts(Way way) throws Exception {
        DatabaseUrl url = way.of(url("127.0.0.1", "verify-ca", known));
        assertTrue(overJdbc(url));
        assertTrue(overReactiveClient(url));
    }

    @ParameterizedTest
    @EnumSource
    void anotherAuthorityIsRefused(Way way) {
        refused(
                way.of(url("localhost", "verify-full", unknown)),
                OTHER_AUTHORITY,
                NAME_ANOTHER_AUTHORITY);
        refused(
                way.of(url("localhost", "verify-ca", unknown)),
                OTHER_AUTHORITY,
                NAME_ANOTHER_AUTHORITY);
        // As psql does where it is given an authority.
        refused(
                way.of(url("localhost", "require", unknown)),
                OTHER_AUTHORITY,
                NAME_ANOTHER_AUTHORITY);
    }

    @ParameterizedTest
    @EnumSource
    void nothingButEncryptionIsAskedFor(Way way) throws Exception {
        for (String mode : new String[] {"require", "prefer", "allow"}) {
            DatabaseUrl url = way.of(url("127.0.0.1", mode, null));
            assertTrue(overJdbc(url), mode);
            assertTrue(overReactiveClient(url), mode);
        }
        DatabaseUrl silent = way.of(server.url());
        assertTrue(overJdbc(silent));
        assertTrue(overReactiveClient(silent));
    }

    @ParameterizedTest
    @EnumSource
    void withoutEncryptionTheServerRefuses(Way way) {
        refused(way.of(url("localhost", "disable", null)), "no encryption", "");
    }

    private static DatabaseUrl url(String host, String mode, Certificates authority) {
        DatabaseUrl url = server.url();
        Map<String, String> parameters = new HashMap<>(Map.of("sslmode", mode));
        if (authority != null) {
            parameters.put("sslrootcert", authority.authority().toString());
        }
        return new DatabaseUrl(
                host, url.port(), url.database(), url.user(), url.password(), parameters);
    }

    private static boolean overJdbc(DatabaseUrl url) throws Exception {
        return BothDrivers.overJdbc(url, OF_THIS_CONNECTION).equals("true");
    }

    private static boolean overReactiveClient(DatabaseUrl url) throws Exception {
        return BothDrivers.overReactiveClient(url, OF_THIS_CONNECTION).equals("true");
    }

    private static void refused(DatabaseUrl url, String why, String whatToDo) {
        String jdbc =
                assertThrows(DatabaseException.class, () -> Connections.open(url)).getMessage();
        assertTrue(jdbc.contains(why), jdbc);
        assertTrue(jdbc.contains(whatToDo), jdbc);
        assertEquals(1, jdbc.lines().count(), jdbc);
        Throwable failure =
                assertThrows(ExecutionException.class, () -> overReactiveClient(url)).getCause();
        String reactive = TlsFailure.explain(failure).orElse(failure.getMessage());
        assertTrue(
                reactive.contains(why) && reactive.contains(whatToDo)
                        || TlsFailure.saysNothing(failure)
                                && reactive.contains(NAME_ANOTHER_AUTHORITY),
                () -> reactive + " " + failure);
    }
}
