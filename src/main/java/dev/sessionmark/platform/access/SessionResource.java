package dev.sessionmark.platform.access;

import dev.sessionmark.platform.access.Authenticator.Credential;
import dev.sessionmark.platform.access.Identity.TokenResult;
import dev.sessionmark.platform.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in and out in a browser, which keeps the token in a cookie that no script can read. */
@Path("/api/session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session", description = "Who the visitor of the page is.")
public class SessionResource {

    private static final int UNAUTHORIZED = 401;

    private final Authenticator authenticator;
    private final CurrentVertxRequest current;

    SessionResource(Authenticator authenticator, CurrentVertxRequest current) {
        this.authenticator = authenticator;
        this.current = current;
    }

    @GET
    @Operation(summary = "Says who one is, and whether anybody is asked")
    @APIResponse(responseCode = "200", description = "Who one is; nobody without a good token")
    @APIResponse(responseCode = "403", description = "The token has no role here")
    @APIResponse(responseCode = "429", description = "Too many attempts from this address")
    @APIResponse(responseCode = "503", description = "The identity provider does not answer")
    public Uni<SessionView> who() {
        if (!authenticator.enforced()) {
            return Uni.createFrom().item(SessionView.of(false, Identity.ANYBODY));
        }
        RoutingContext context = current.getCurrent();
        Optional<Credential> credential = Credential.of(context.request());
        SessionView nobody = new SessionView(true, null, null, null);
        if (credential.isEmpty()) {
            return Uni.createFrom().item(nobody);
        }
        return answer(credential.get().secret(), context)
                .map(
                        answer -> {
                            if (answer instanceof TokenResult.Known known) {
                                return SessionView.of(true, known.identity());
                            }
                            TokenResult.Refused refused = (TokenResult.Refused) answer;
                            if (refused.status() != UNAUTHORIZED) {
                                throw refusal(refused, context);
                            }
                            if (credential.get().fromCookie()) {
                                SessionCookie.remove(context.request());
                            }
                            return nobody;
                        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Signs in: the answer sets a cookie with the token")
    @APIResponse(responseCode = "200", description = "Signed in")
    @APIResponse(responseCode = "400", description = "There is no token in it")
    @APIResponse(responseCode = "401", description = "The token is wrong, expired or revoked")
    @APIResponse(responseCode = "403", description = "The token has no role here")
    @APIResponse(responseCode = "429", description = "Too many attempts from this address")
    @APIResponse(responseCode = "503", description = "The identity provider does not answer")
    public Uni<SessionView> enter(SessionRequest request) {
        if (request == null || request.token() == null || request.token().isBlank()) {
            throw ProblemException.badField("token", "must be there");
        }
        String token = request.token().strip();
        if (token.length() > SessionCookie.LONGEST_TOKEN
                || !token.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ';' && c != ',')) {
            throw ProblemException.badField(
                    "token", "must be a token, at most " + SessionCookie.LONGEST_TOKEN + " long");
        }
        if (!authenticator.enforced()) {
            return Uni.createFrom().item(SessionView.of(false, Identity.ANYBODY));
        }
        RoutingContext context = current.getCurrent();
        return answer(token, context).map(answer -> entered(answer, token, context));
    }

    private static SessionView entered(TokenResult answer, String token, RoutingContext context) {
        if (answer instanceof TokenResult.Known known) {
            SessionCookie.set(context.request(), token);
            AuditLog.follow(context, known.identity());
            return SessionView.of(true, known.identity());
        }
        throw refusal((TokenResult.Refused) answer, context);
    }

    private static ProblemException refusal(TokenResult.Refused refused, RoutingContext context) {
        if (refused.retryAfterSeconds() > 0) {
            context.response()
                    .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(refused.retryAfterSeconds()));
        }
        return new ProblemException(refused.status(), "Not signed in", refused.detail(), List.of());
    }

    @DELETE
    @Operation(summary = "Signs out: the answer removes the cookie")
    @APIResponse(responseCode = "200", description = "Signed out")
    public SessionView leave() {
        SessionCookie.remove(current.getCurrent().request());
        return new SessionView(authenticator.enforced(), null, null, null);
    }

    private Uni<TokenResult> answer(String token, RoutingContext context) {
        Future<TokenResult> answer = authenticator.identify(token, AuditLog.address(context));
        return Uni.createFrom().completionStage(answer.toCompletionStage());
    }

    /**
     * A visitor signs in.
     *
     * @param token an API token, or a bearer token of the identity provider
     */
    @RegisterForReflection
    @Schema(name = "SessionRequest", requiredProperties = "token")
    public record SessionRequest(String token) {

        @Override
        public String toString() {
            return "SessionRequest[]";
        }
    }

    /**
     * Who the visitor is.
     *
     * @param enforced whether anybody is asked at all
     * @param name of the token or the person; null when nobody has signed in
     * @param role {@code viewer} or {@code operator}; null when nobody has signed in
     * @param expires when the token does; null when never
     */
    @RegisterForReflection
    @Schema(name = "Session")
    public record SessionView(boolean enforced, String name, String role, Instant expires) {

        static SessionView of(boolean enforced, Identity who) {
            return new SessionView(enforced, who.name(), who.role().id(), who.expires());
        }
    }
}
