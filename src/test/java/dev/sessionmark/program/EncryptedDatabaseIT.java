package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.KillableServer;
import dev.sessionmark.platform.tls.Certificates;
import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.sut.LatencyProxy;
import dev.sessionmark.sut.SutCommandLine;
import dev.sessionmark.sut.SutOptions;
import dev.sessionmark.sut.SutProcess;
import dev.sessionmark.workload.PgbenchTables;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program on a server that takes encrypted connections only and has a certificate for
 * its names, not for the address of a proxy.
 */
@Timeout(600)
class EncryptedDatabaseIT {

    private static final int USAGE = 2;

    /** A name that only the certificate knows. */
    private static final String NAME = "db.sessionmark.example";

    private static final String CONNECTIONS =
            "select count(*) filter (where ssl), count(*) filter (where not ssl)"
                    + " from pg_stat_ssl join pg_stat_activity using (pid)"
                    + " where backend_type = 'client backend' and pid <> pg_backend_pid()";

    @TempDir private static Path folder;

    private static Certificates authority;
    private static KillableServer server;
    private static LatencyProxy proxy;

    @BeforeAll
    static void start() throws Exception {
        FurnishedHome.in(folder.resolve("home"));
        authority = new Certificates(folder.resolve("authority"));
        server =
                KillableServer.startEncrypted(
                        authority.signed("server", "DNS:localhost,DNS:" + NAME),
                        authority.key("server"));
        PgbenchTables.ensure(server.url(), 1, (share, step) -> {});
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

    @Test
    void everySetupChecksTheNameThroughTheProxy() throws Exception {
        try (SutProcess sut = sut(NAME)) {
            for (String setup : SessionSetup.ids()) {
                // The first connection of a busy machine may take longer than a request waits.
                Awaitility.await(setup)
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> ask(sut, setup).statusCode() == 200);
            }
            try (Connection connection = Connections.open(server.url());
                    ResultSet row = connection.createStatement().executeQuery(CONNECTIONS)) {
                row.next();
                // Of both pools; one that is opened for a request is closed with it, and the server
                // lets nobody in who does not encrypt.
                assertTrue(row.getInt(1) >= 2, "encrypted: " + row.getInt(1));
                assertEquals(0, row.getInt(2), "not encrypted");
            }
        }
    }

    @Test
    void everySetupRefusesAnotherName() throws Exception {
        try (SutProcess sut = sut("other.sessionmark.example")) {
            for (String setup : SessionSetup.ids()) {
                int status = ask(sut, setup).statusCode();
                assertTrue(status >= 500, setup + ": " + status);
            }
        }
    }

    private static HttpResponse<String> ask(SutProcess sut, String setup) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:%d/setups/%s/select-only?aid=1"
                                                        .formatted(sut.port(), setup)))
                                .timeout(Duration.ofMinutes(2))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static SutProcess sut(String host) throws Exception {
        return SutProcess.start(
                new SutCommandLine(Program.command(SutCommandLine.NAME)),
                new SutOptions(
                        url(host, authority.authority()).through(proxy.port()),
                        2,
                        Duration.ofMillis(1)));
    }

    @Test
    void theServiceMeasuresFarFromItAndKeepsWhatEveryoneReads() throws Exception {
        Path home = folder.resolve("home");
        String database = "--database-url=" + text(url("localhost", authority.authority()));
        try (Service service = Service.start(home, database)) {
            HttpResponse<String> health = service.readiness();
            assertEquals(200, health.statusCode(), health::body);
            String id =
                    service.submit(
                            """
                            {"setups": "reactive-client", "rate": 100, "dbLatencyMs": 2, "trials": 1,
                             "warmupSeconds": 1, "durationSeconds": 1,
                             "tolerateNeighbours": true}""");
            JsonNode ended = service.await(id, found -> found.hasNonNull("endedAt"));
            assertEquals("DONE", ended.path("status").textValue(), ended::toPrettyString);
            assertMeasured(ended);
            JsonNode rows = service.comparison(id).path("rows");
            assertEquals(1, rows.size(), rows::toPrettyString);
            assertEquals("reactive-client", rows.at("/0/setup").textValue());
            assertTrue(rows.at("/0/responseTime/count").longValue() > 0, rows::toPrettyString);

            Program history = Program.run(home, "history", database);
            assertEquals(0, history.exitCode(), () -> "said: " + history.err());
            assertTrue(history.out().contains(id), history::out);
        }
    }

    /** What the tests of the API leave to an engine that only pretends to. */
    private static void assertMeasured(JsonNode ended) {
        assertTrue(ended.path("incompleteBecause").isNull(), ended::toPrettyString);
        JsonNode environment = ended.path("environment");
        assertTrue(
                environment.path("postgresVersion").asText().startsWith("18"),
                ended::toPrettyString);
        for (String part : List.of("generator", "proxy", "sut")) {
            assertEquals("epoll", environment.at("/transports/" + part).textValue(), part);
        }
        assertEquals(1, ended.path("trials").size(), ended::toPrettyString);
        assertEquals("reactive-client", ended.at("/trials/0/setup").textValue());
        assertEquals(1, ended.at("/trials/0/windows").size(), ended::toPrettyString);
        assertTrue(
                ended.at("/trials/0/windows/0/counts/succeeded").longValue() > 0,
                ended::toPrettyString);
    }

    @Test
    void anotherNameAndAnotherAuthorityGiveOneLine() throws Exception {
        refused(url("127.0.0.1", authority.authority()), "its certificate is for another name");
        Certificates unknown = new Certificates(folder.resolve("unknown"));
        refused(
                url("localhost", unknown.authority()),
                "its certificate is not from the authority in sslrootcert");
        refused(url("localhost", folder.resolve("none.pem")), "cannot read the sslrootcert");
    }

    private static void refused(DatabaseUrl url, String why) throws Exception {
        Program program =
                Program.run(folder.resolve("home"), "history", "--database-url=" + text(url));
        assertEquals(USAGE, program.exitCode(), () -> "said: " + program.err());
        assertEquals(1, program.said().size(), () -> "said: " + program.err());
        assertTrue(program.said().getFirst().contains(why), program.said()::getFirst);
        assertFalse(program.err().toString().contains(url.password()));
    }

    private static DatabaseUrl url(String host, Path root) {
        DatabaseUrl url = server.url();
        return new DatabaseUrl(
                host,
                url.port(),
                url.database(),
                url.user(),
                url.password(),
                Map.of("sslmode", "verify-full", "sslrootcert", root.toString()));
    }

    private static String text(DatabaseUrl url) {
        return "postgresql://%s:%s@%s:%d/%s?sslmode=verify-full&sslrootcert=%s"
                .formatted(
                        url.user(),
                        url.password(),
                        url.host(),
                        url.port(),
                        url.database(),
                        url.parameters().get("sslrootcert"));
    }
}
