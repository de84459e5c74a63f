package dev.sessionmark.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps pages of other sites from using a visitor's browser to give work to the service. A browser
 * says where a request comes from; programs that are none need not say anything.
 */
@ApplicationScoped
public class RequestOrigin {

    private static final int FIRST = 18_000;
    private static final int FORBIDDEN = 403;
    private static final int MISDIRECTED = 421;

    /** Of requests that change nothing. */
    public static final Set<HttpMethod> HARMLESS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Where also a GET is work: it asks a database, blocks an event loop or looks at processes. */
    private static final List<String> WORK = List.of("/setups/", "/stage/", "/api/machine");

    /** The page itself, or the address bar. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final HttpGuardConfig config;
    private final boolean loopback;

    RequestOrigin(
            HttpGuardConfig config,
            @ConfigProperty(name = "quarkus.http.host", defaultValue = "localhost") String host) {
        this.config = config;
        this.loopback = isLoopback(host);
    }

    void register(@Observes Filters filters) {
        if (config.guard()) {
            filters.register(this::check, FIRST);
        }
    }

    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (loopback && !isOurName(request.authority() == null ? "" : request.authority().host())) {
            // A name that somebody else's server resolves to loopback makes a page there "same
            // origin" with this service.
            Refusal.send(
                    context,
                    MISDIRECTED,
                    "This service listens on loopback and answers to that name only; see"
                            + " sessionmark.http.hosts.");
        } else if (isForeign(request) && isWork(context)) {
            Refusal.send(
                    context,
                    FORBIDDEN,
                    "Pages of another site may not change anything here, nor give it work.");
        } else {
            context.next();
        }
    }

    private static boolean isWork(RoutingContext context) {
        return !HARMLESS.contains(context.request().method())
                || WORK.stream().anyMatch(context.normalizedPath()::startsWith);
    }

    private boolean isOurName(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.isEmpty()
                || name.equals("localhost")
                || name.equals("::1")
                || name.equals("[::1]")
                || name.matches("127(\\.\\d{1,3}){3}")
                || config.hosts().map(hosts -> hosts.contains(name)).orElse(false);
    }

    private static boolean isForeign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !OWN_SITES.contains(site);
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        try {
            String from = URI.create(origin).getAuthority();
            return request.authority() == null
                    || from == null
                    || !from.equalsIgnoreCase(request.authority().toString());
        } catch (IllegalArgumentException e) {
            // "null" and nonsense: a page that hides where it comes from.
            return true;
        }
    }
}
