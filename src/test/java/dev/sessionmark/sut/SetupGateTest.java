package dev.sessionmark.sut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.platform.http.RequestOrigin;
import dev.sessionmark.setup.SetupConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that others can reach does not lend them its event loops. */
class SetupGateTest {

    private static final int BEHIND = 200;

    private static final SmallRyeConfig CONFIG =
            new SmallRyeConfigBuilder()
                    .withMapping(SutConfig.class)
                    .withMapping(SetupConfig.class)
                    .withConverter(
                            java.time.Duration.class,
                            200,
                            new io.quarkus.runtime.configuration.DurationConverter())
                    .build();

    private static Vertx vertx;
    private static HttpServer server;

    /** Before everything else, as a service orders its filters. */
    @BeforeAll
    static void listen() throws Exception {
        Filters filters = new Filters();
        gate("0.0.0.0").close(filters);
        vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        filters.getFilters().forEach(filter -> router.route().handler(filter.getHandler()));
        router.route().handler(request -> request.response().setStatusCode(BEHIND).end());
        server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS);
    }

    @AfterAll
    static void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static SetupGate gate(String host) {
        return new SetupGate(
                CONFIG.getConfigMapping(SutConfig.class),
                CONFIG.getConfigMapping(SetupConfig.class),
                host);
    }

    private static HttpResponse<String> ask(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/setups/blocking-on-event-loop/select-only?aid=1",
                "//setups/blocking-on-event-loop/select-only?aid=1",
                "/%73etups/blocking-on-event-loop/select-only?aid=1",
                "/x/../setups/blocking-on-event-loop/select-only?aid=1"
            })
    void setupsAreNotServed(String path) throws Exception {
        HttpResponse<String> answer = ask(path);
        assertEquals(404, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void theRefusalSaysHowToChangeThat() throws Exception {
        String refusal = ask("/setups/no-pool/select-only?aid=1").body();
        assertTrue(refusal.contains("\"status\":404"), refusal);
        assertTrue(refusal.contains("sessionmark.setup.by-hand"), refusal);
        assertEquals(BEHIND, ask("/api/setups").statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "localhost, true",
        "::1, true",
        "127.1.2.3, true",
        "0.0.0.0, false",
        "::, false",
        "no.such.host.invalid, false"
    })
    void onlyLoopbackIsLoopback(String host, boolean expected) {
        assertEquals(expected, RequestOrigin.isLoopback(host));
        Filters filters = new Filters();
        gate(host).close(filters);
        assertEquals(expected, filters.getFilters().isEmpty());
    }
}
