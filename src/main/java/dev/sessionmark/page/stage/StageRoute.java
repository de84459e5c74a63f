package dev.sessionmark.page.stage;

import dev.sessionmark.platform.http.Refusal;
import dev.sessionmark.sut.SutConfig;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes requests below {@value #PREFIX} on to the system under test on stage, whose port a page
 * may not reach: its policy lets it connect to the service alone. Setups and the bystander, nothing
 * else; without bodies.
 */
@ApplicationScoped
public class StageRoute {

    public static final String PREFIX = "/stage";

    private static final String PATHS = PREFIX + "/(bystander|setups/[a-z-]+/[a-z-]+)";
    private static final String SERVER_TIMING = "Server-Timing";
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int BAD_GATEWAY = 502;

    private final Stage stage;
    private final StageConfig config;
    private final boolean inSut;
    private final HttpClient client;
    private final AtomicInteger inFlight = new AtomicInteger();

    StageRoute(Stage stage, StageConfig config, SutConfig sut, Vertx vertx) {
        this.inSut = sut.enabled();
        this.stage = stage;
        this.config = config;
        // A connection for each, as separate clients have: shared ones would queue here.
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setDefaultHost(StagedSut.HOST)
                                .setMaxPoolSize(config.inFlight()));
    }

    void register(@Observes Router router) {
        if (inSut) {
            return;
        }
        router.routeWithRegex(HttpMethod.GET, PATHS).handler(this::pass);
        router.routeWithRegex(HttpMethod.POST, PATHS).handler(this::pass);
    }

    private void pass(RoutingContext request) {
        OptionalInt port = stage.use();
        if (port.isEmpty()) {
            Refusal.send(request, CONFLICT, "No system under test is on stage: POST /api/stage.");
            return;
        }
        if (inFlight.incrementAndGet() > config.inFlight()) {
            inFlight.decrementAndGet();
            Refusal.send(
                    request,
                    TOO_MANY,
                    "At most %d requests at a time.".formatted(config.inFlight()));
            return;
        }
        client.request(
                        new RequestOptions()
                                .setPort(port.getAsInt())
                                .setMethod(request.request().method())
                                .setURI(request.request().uri().substring(PREFIX.length()))
                                .setTimeout(StagedSut.PATIENCE.toMillis()))
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.body().onSuccess(body -> answer(request, answer, body)))
                .onFailure(
                        gone ->
                                Refusal.send(
                                        request,
                                        BAD_GATEWAY,
                                        "The system under test did not answer."))
                .onComplete(done -> inFlight.decrementAndGet());
    }

    private static void answer(RoutingContext request, HttpClientResponse answer, Buffer body) {
        request.response()
                .setStatusCode(answer.statusCode())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        copy(request, answer, HttpHeaders.CONTENT_TYPE.toString());
        copy(request, answer, SERVER_TIMING);
        request.response().end(body);
    }

    private static void copy(RoutingContext request, HttpClientResponse answer, String header) {
        String value = answer.getHeader(header);
        if (value != null) {
            request.response().putHeader(header, value);
        }
    }
}
