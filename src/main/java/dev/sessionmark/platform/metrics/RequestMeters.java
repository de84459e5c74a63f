package dev.sessionmark.platform.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Times the requests of the HTTP servers, under Quarkus' names. Its own meters make a series for
 * each path and method that somebody asks for: after a hundred, which anybody can use up, new ones
 * are not counted any more. These know all the series there will be.
 */
@Singleton
final class RequestMeters implements HttpServerMetrics<RequestMeters.Served, Void, Void> {

    private static final String REQUESTS = "http.server.requests";
    private static final String ACTIVE = "http.server.active.requests";
    private static final String CONNECTIONS = "http.server.active.connections";
    private static final String OTHER_METHOD = "OTHER";

    /** Of a request whose client left before it had its answer. */
    private static final String RESET = "RESET";

    private static final Set<HttpMethod> METHODS =
            Set.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE,
                    HttpMethod.OPTIONS);

    private static final Set<String> MANAGEMENT =
            Set.of(
                    "/q/health",
                    "/q/health/live",
                    "/q/health/ready",
                    "/q/health/started",
                    "/q/metrics");

    private record Series(String method, String uri, String status, String outcome) {}

    /** A request that is being served; on one event loop. */
    static final class Served {

        private final String method;
        private final String uri;
        private final long begun = System.nanoTime();
        private boolean ended;

        private Served(String method, String uri) {
            this.method = method;
            this.uri = uri;
        }
    }

    private final MeterRegistry registry;
    private final RequestPaths paths;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
    private final LongAdder active = new LongAdder();
    private final LongAdder connections = new LongAdder();

    RequestMeters(MeterRegistry registry, RequestPaths paths) {
        this.registry = registry;
        this.paths = paths;
        Gauge.builder(ACTIVE, active, LongAdder::sum)
                .description("Requests that have no answer yet")
                .register(registry);
        Gauge.builder(CONNECTIONS, connections, LongAdder::sum)
                .description("Connections of clients")
                .register(registry);
    }

    @Override
    public Void connected(SocketAddress remoteAddress, String remoteName) {
        connections.increment();
        return null;
    }

    @Override
    public void disconnected(Void socketMetric, SocketAddress remoteAddress) {
        connections.decrement();
    }

    @Override
    public Served requestBegin(Void socketMetric, HttpRequest request) {
        active.increment();
        String path = request instanceof HttpServerRequest known ? known.path() : null;
        return new Served(
                METHODS.contains(request.method()) ? request.method().name() : OTHER_METHOD,
                path == null
                        ? RequestPaths.NOT_FOUND
                        : MANAGEMENT.contains(path)
                                ? path
                                : paths.template(request.method().name(), path));
    }

    @Override
    public void responseEnd(Served request, HttpResponse response, long bytesWritten) {
        int status = response.statusCode();
        end(request, Integer.toString(status), Outcome.forStatus(status));
    }

    @Override
    public void requestReset(Served request) {
        end(request, RESET, Outcome.CLIENT_ERROR);
    }

    private void end(Served request, String status, Outcome outcome) {
        if (request == null || request.ended) {
            return;
        }
        request.ended = true;
        active.decrement();
        timers.computeIfAbsent(
                        new Series(request.method, request.uri, status, outcome.name()),
                        this::timer)
                .record(System.nanoTime() - request.begun, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Series series) {
        return Timer.builder(REQUESTS)
                .description("From the head of a request to the end of its answer")
                .tags(
                        Tags.of(
                                "method", series.method(),
                                "uri", series.uri(),
                                "outcome", series.outcome(),
                                "status", series.status()))
                .serviceLevelObjectives(Buckets.LATENCY)
                .register(registry);
    }
}
