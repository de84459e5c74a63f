package dev.sessionmark.engine.arm;

import dev.sessionmark.experiment.target.HttpTarget;
import dev.sessionmark.experiment.target.RequestTemplate;
import dev.sessionmark.load.Call;
import dev.sessionmark.load.RequestSource;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.SutFigures;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A service of another program, which ran before and runs on afterwards.
 *
 * @param url scheme, host and port
 */
public record RunningService(URI url) implements Target {

    /**
     * The arm of a service.
     *
     * @param scale of pgbench's tables, for the ids in its requests
     */
    public static Arm arm(HttpTarget service, int scale) {
        return new Arm(
                service.name(),
                Arm.Kind.SERVICE,
                (first, cancelled) -> new RunningService(service.server()),
                seed -> requests(service, scale, seed),
                service.bystander() == null
                        ? null
                        : Call.get(service.bystander()).sending(headers(service), new byte[0]),
                condition -> Optional.empty());
    }

    private static RequestSource requests(HttpTarget service, int scale, long seed) {
        HttpMethod method = HttpMethod.valueOf(service.askedBy());
        Map<String, String> headers = headers(service);
        String body = service.body() == null ? "" : service.body();
        Supplier<String> paths = new RequestTemplate(service.path()).texts(seed, scale);
        Supplier<String> bodies = new RequestTemplate(body).texts(~seed, scale);
        boolean bare = headers.isEmpty() && body.isEmpty();
        return () -> {
            Call call = Call.of(method, paths.get());
            return bare
                    ? call
                    : call.sending(headers, bodies.get().getBytes(StandardCharsets.UTF_8));
        };
    }

    private static Map<String, String> headers(HttpTarget service) {
        return service.headers() == null ? Map.of() : service.headers();
    }

    @Override
    public Duration startup() {
        return Duration.ZERO;
    }

    @Override
    public Optional<Inside> inside() {
        return Optional.empty();
    }

    @Override
    public void set(Condition condition) {
        // It is measured only where nothing is added.
    }

    @Override
    public void begin() {
        // Nobody can look into it.
    }

    @Override
    public SutFigures end() {
        return SutFigures.NONE;
    }

    @Override
    public void close() {
        // It was there before.
    }
}
