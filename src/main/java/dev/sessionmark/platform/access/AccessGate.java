package dev.sessionmark.platform.access;

import dev.sessionmark.platform.access.AccessRules.Rule;
import dev.sessionmark.platform.access.Authenticator.Credential;
import dev.sessionmark.platform.access.Identity.TokenResult;
import dev.sessionmark.platform.http.HttpGuardConfig;
import dev.sessionmark.platform.http.Refusal;
import dev.sessionmark.platform.http.RequestBounds;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one place where it is decided whether a request is served. Not there at all in a system under
 * test, whose requests are measured.
 *
 * <p>Requests by cookie that need an operator or change something must have the header {@value
 * #PAGE_HEADER}. A page of another site cannot set it without asking first, which is not answered;
 * it also has no cookie to send ({@code SameSite=Strict}), but a page on another port of the same
 * machine would.
 */
@ApplicationScoped
public class AccessGate {

    static final String PAGE_HEADER = "X-Sessionmark-Page";
    static final String IDENTITY = "sessionmark.identity";

    /** How long somebody goes on to see what happens whose token is no longer good. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private static final String EVENT_STREAM = "text/event-stream";
    private static final int AFTER_THE_GUARDS = 17_000;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final HttpGuardConfig guard;
    private final AccessRules rules;
    private final Authenticator authenticator;
    private final Vertx vertx;
    private final String host;
    private final boolean listens;

    AccessGate(
            HttpGuardConfig guard,
            AccessRules rules,
            Authenticator authenticator,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.http.host", defaultValue = "localhost") String host,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true")
                    boolean listens) {
        this.guard = guard;
        this.rules = rules;
        this.authenticator = authenticator;
        this.vertx = vertx;
        this.host = host;
        this.listens = listens;
    }

    void register(@Observes Filters filters) {
        if (guard.guard() && listens) {
            authenticator.start(host);
            filters.register(this::check, AFTER_THE_GUARDS);
        }
    }

    private void check(RoutingContext context) {
        Optional<Rule> rule =
                rules.find(context.request().method().name(), context.normalizedPath());
        boolean open = rule.isPresent() && rule.get().role() == null;
        if (open && !RequestBounds.bodyFits(context, guard.maxOpenBodyBytes())) {
            return;
        }
        boolean audited =
                AuditLog.changes(context.request()) && rule.map(Rule::audited).orElse(true);
        if (!authenticator.enforced()) {
            if (audited) {
                AuditLog.follow(context, Identity.ANYBODY);
            }
            context.next();
            return;
        }
        if (open) {
            context.next();
            return;
        }
        Optional<Credential> credential = Credential.of(context.request());
        if (credential.isEmpty()) {
            unauthorized(context, "This needs a token: see the header WWW-Authenticate.");
            return;
        }
        Future<TokenResult> answer =
                authenticator.identify(credential.get().secret(), AuditLog.address(context));
        if (answer.isComplete()) {
            decide(context, rule, credential.get(), audited, answer);
            return;
        }
        // What is sent meanwhile must still be there for whoever reads it.
        context.request().pause();
        answer.onComplete(
                known -> {
                    context.request().resume();
                    decide(context, rule, credential.get(), audited, answer);
                });
    }

    private void decide(
            RoutingContext context,
            Optional<Rule> rule,
            Credential credential,
            boolean audited,
            Future<TokenResult> future) {
        if (future.failed()) {
            context.fail(future.cause());
            return;
        }
        if (future.result() instanceof TokenResult.Refused refused) {
            if (credential.fromCookie() && refused.status() == UNAUTHORIZED) {
                SessionCookie.remove(context.request());
            }
            refuse(context, refused);
            return;
        }
        Identity who = ((TokenResult.Known) future.result()).identity();
        if (rule.isEmpty()) {
            Refusal.send(context, NOT_FOUND, "There is nothing at this path.");
            return;
        }
        Role needed = rule.get().role();
        if (audited) {
            AuditLog.follow(context, who);
        }
        if (!who.role().includes(needed)) {
            Refusal.send(
                    context,
                    FORBIDDEN,
                    "This needs the role operator; %s has the role %s."
                            .formatted(who.name(), who.role().id()));
        } else if (credential.fromCookie()
                && (needed == Role.OPERATOR || AuditLog.changes(context.request()))
                && context.request().getHeader(PAGE_HEADER) == null) {
            Refusal.send(
                    context,
                    FORBIDDEN,
                    "With a cookie this needs the header " + PAGE_HEADER + " too.");
        } else {
            context.put(IDENTITY, who);
            context.addHeadersEndHandler(sent -> watchStream(context, credential.secret(), who));
            context.next();
        }
    }

    /** A stream of events may outlive the right to see them. */
    private void watchStream(RoutingContext context, String secret, Identity who) {
        String type = context.response().headers().get(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.startsWith(EVENT_STREAM)) {
            long timer =
                    vertx.setPeriodic(
                            LOOK_AGAIN.toMillis(),
                            number -> {
                                if (!authenticator.stillGood(secret, who)) {
                                    vertx.cancelTimer(number);
                                    context.response().reset();
                                }
                            });
            context.addEndHandler(ended -> vertx.cancelTimer(timer));
        }
    }

    private static void refuse(RoutingContext context, TokenResult.Refused refused) {
        if (refused.retryAfterSeconds() > 0) {
            context.response()
                    .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(refused.retryAfterSeconds()));
        }
        if (refused.status() == UNAUTHORIZED) {
            unauthorized(context, refused.detail());
        } else {
            Refusal.send(context, refused.status(), refused.detail());
        }
    }

    private static void unauthorized(RoutingContext context, String detail) {
        context.response().putHeader("WWW-Authenticate", "Bearer realm=\"sessionmark\"");
        Refusal.send(context, UNAUTHORIZED, detail);
    }
}
