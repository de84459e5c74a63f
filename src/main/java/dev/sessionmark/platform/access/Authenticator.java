package dev.sessionmark.platform.access;

import dev.sessionmark.platform.access.Identity.TokenResult;
import dev.sessionmark.platform.http.RequestOrigin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

@ApplicationScoped
public class Authenticator {

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;

    private final AccessConfig config;
    private final Vertx vertx;
    private final FailedAttempts failed;
    private KnownTokens tokens;
    private Optional<BearerTokens> bearers = Optional.empty();

    Authenticator(AccessConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
        this.failed = new FailedAttempts(config.failuresPerMinute(), System::nanoTime);
    }

    /**
     * Reads what is configured, before the first request.
     *
     * @param host address that the service listens on
     * @throws IllegalStateException when it must not start; says why in one line
     */
    void start(String host) {
        TokenFile file = TokenFile.at(config.tokensFile());
        try {
            bearers = BearerTokens.of(config.jwt());
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
        missing(host, file, bearers.isPresent())
                .ifPresent(
                        missing -> {
                            throw refused(missing);
                        });
        tokens = new KnownTokens(file, System::nanoTime);
        try {
            tokens.start();
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
    }

    /**
     * What keeps a service from starting, in one line; empty when nothing does. Others may reach it
     * only when they can be asked who they are.
     *
     * @param host address that it listens on
     * @param file of API tokens
     * @param identityProvider whether bearer tokens are checked
     */
    public static Optional<String> missing(String host, TokenFile file, boolean identityProvider) {
        try {
            boolean nobody = file.list().isEmpty();
            return identityProvider || !nobody || RequestOrigin.isLoopback(host)
                    ? Optional.empty()
                    : Optional.of(
                            ("others can reach %s and there is no API token in %s: make one with"
                                            + " 'sessionmark token create --role operator --name"
                                            + " NAME', configure sessionmark.access.jwt, or listen"
                                            + " on 127.0.0.1")
                                    .formatted(host, file.path()));
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Without a cause: the innermost message is the one that is shown, and this says it all. */
    private static IllegalStateException refused(String why) {
        return new IllegalStateException(why);
    }

    /** Whether anybody is asked. From the moment that a way in is configured to the end. */
    public boolean enforced() {
        return tokens != null && (bearers.isPresent() || tokens.configured());
    }

    /**
     * Checks a token. A good API token is never kept waiting for the failures of others behind the
     * same address.
     *
     * @param address of the client
     */
    Future<TokenResult> identify(String secret, String address) {
        Optional<Token> token = tokens.find(secret);
        if (token.isPresent() && !token.get().expiredAt(Instant.now())) {
            Token good = token.get();
            return Future.succeededFuture(
                    new TokenResult.Known(new Identity(good.name(), good.role(), good.expires())));
        }
        Optional<Duration> wait = failed.wait(address);
        if (wait.isPresent()) {
            return Future.succeededFuture(
                    new TokenResult.Refused(
                            TOO_MANY,
                            "Too many attempts with a token that is none; come again later.",
                            wait.get().toSeconds() + 1));
        }
        Future<TokenResult> answer =
                token.isEmpty() && bearers.isPresent() && BearerTokens.looksLikeOne(secret)
                        ? checked(secret)
                        : Future.succeededFuture(
                                new TokenResult.Refused(
                                        UNAUTHORIZED,
                                        token.isPresent()
                                                ? "The token has expired."
                                                : "The token is not known here; it may have been"
                                                        + " revoked.",
                                        0));
        return answer.onSuccess(
                given -> {
                    // Only what is no token was guessed.
                    if (given instanceof TokenResult.Refused refused
                            && refused.status() == UNAUTHORIZED) {
                        failed.add(address);
                    }
                });
    }

    /** Completes on the event loop of the request. */
    private Future<TokenResult> checked(String secret) {
        return Future.fromCompletionStage(bearers.get().check(secret), vertx.getOrCreateContext());
    }

    /**
     * Whether a token that was good still is. Asks nobody else: what an identity provider has
     * signed is good until it expires.
     */
    boolean stillGood(String secret, Identity who) {
        Optional<Token> token = tokens.find(secret);
        Instant now = Instant.now();
        return token.isPresent()
                ? !token.get().expiredAt(now)
                : BearerTokens.looksLikeOne(secret)
                        && who.expires() != null
                        && now.isBefore(who.expires());
    }

    /**
     * What a request brings to show who sends it.
     *
     * @param secret the token
     * @param fromCookie whether a browser added it by itself
     */
    record Credential(String secret, boolean fromCookie) {

        private static final String SCHEME = "Bearer ";

        /** The header counts before the cookie. */
        static Optional<Credential> of(HttpServerRequest request) {
            String header = request.getHeader(HttpHeaders.AUTHORIZATION);
            if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                return Optional.of(
                        new Credential(header.substring(SCHEME.length()).strip(), false));
            }
            Cookie cookie = request.getCookie(SessionCookie.NAME);
            return cookie == null || cookie.getValue().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Credential(cookie.getValue(), true));
        }

        @Override
        public String toString() {
            return "Credential[fromCookie=%s]".formatted(fromCookie);
        }
    }
}
