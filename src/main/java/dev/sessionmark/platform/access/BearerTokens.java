package dev.sessionmark.platform.access;

import dev.sessionmark.platform.access.Identity.TokenResult;
import io.quarkus.logging.Log;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/**
 * Tokens (JWT) that an identity provider has signed. Its keys are fetched when the first token
 * comes, and again when one names a key that is not among them, see {@link KeySet}. Signatures are
 * checked on threads of their own, so that nothing else in the service keeps a token waiting.
 */
final class BearerTokens {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    private static final Duration IDLE = Duration.ofSeconds(30);

    /** More requests than there are connections. */
    private static final int MOST_QUEUED = 2_000;

    /** Clocks differ. */
    private static final int SKEW_SECONDS = 30;

    /** Signatures by a key pair; never one by a shared secret, which could be the public key. */
    private static final AlgorithmConstraints SIGNATURES =
            new AlgorithmConstraints(
                    ConstraintType.PERMIT,
                    "RS256",
                    "RS384",
                    "RS512",
                    "PS256",
                    "PS384",
                    "PS512",
                    "ES256",
                    "ES384",
                    "ES512",
                    "EdDSA");

    /** Of a token that nobody has signed, or that is signed in a way that is not taken. */
    private static final String NOT_OURS =
            "The token is not one of the identity provider's for this service.";

    private final KeySet keys;
    private final Executor threads;
    private final String issuer;
    private final String audience;
    private final List<String> rolesClaim;

    private BearerTokens(AccessConfig.Jwt config, KeySet keys, Executor threads) {
        this.keys = keys;
        this.threads = threads;
        this.issuer = config.issuer().orElseThrow();
        this.audience = config.audience().orElseThrow();
        this.rolesClaim = List.of(config.rolesClaim().split("/"));
    }

    /**
     * As configured; empty when no identity provider is.
     *
     * @throws IllegalArgumentException when only part of it is
     */
    static Optional<BearerTokens> of(AccessConfig.Jwt config) {
        return of(config, System::nanoTime);
    }

    static Optional<BearerTokens> of(AccessConfig.Jwt config, LongSupplier nanoTime) {
        if (config.keysUrl().isEmpty()
                && config.issuer().isEmpty()
                && config.audience().isEmpty()) {
            return Optional.empty();
        }
        if (config.keysUrl().isEmpty()
                || config.issuer().isEmpty()
                || config.audience().isEmpty()) {
            throw new IllegalArgumentException(
                    "an identity provider needs sessionmark.access.jwt.keys-url, .issuer and"
                            + " .audience");
        }
        KeyFetch fetch = new KeyFetch(config.keysUrl().get(), threads("identity-provider", 1));
        return Optional.of(
                new BearerTokens(
                        config, new KeySet(fetch::keys, nanoTime), threads("bearer-tokens", 2)));
    }

    /**
     * So many threads of a name, which end when there is nothing to do. Whatever keeps those of the
     * API busy keeps nobody from entering, and the other way round. Work beyond a bound is
     * rejected.
     */
    private static Executor threads(String name, int most) {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(
                        most,
                        most,
                        IDLE.toMillis(),
                        TimeUnit.MILLISECONDS,
                        new LinkedBlockingQueue<>(MOST_QUEUED),
                        Thread.ofPlatform().daemon().name(name + "-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    static boolean looksLikeOne(String secret) {
        return secret.chars().filter(c -> c == '.').count() == 2;
    }

    /** Checks one; never fails. Takes no longer than a fetch of the keys. */
    CompletableFuture<TokenResult> check(String secret) {
        return attempt(secret, keys::known)
                .thenCompose(
                        first ->
                                first.isPresent()
                                        ? CompletableFuture.completedFuture(first)
                                        : keys.newest()
                                                .thenCompose(all -> attempt(secret, () -> all)))
                .thenApply(answer -> answer.orElseGet(() -> refused(NOT_OURS)))
                .exceptionally(failure -> unavailable());
    }

    private CompletableFuture<Optional<TokenResult>> attempt(
            String secret, Supplier<List<JsonWebKey>> known) {
        try {
            return CompletableFuture.supplyAsync(() -> answer(secret, known.get()), threads);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(full);
        }
    }

    /**
     * Whatever goes wrong here is the token's fault: its keys are there, and everything else that
     * is looked at somebody has written into it.
     */
    private Optional<TokenResult> answer(String secret, List<JsonWebKey> known) {
        try {
            JsonWebSignature token =
                    (JsonWebSignature) JsonWebStructure.fromCompactSerialization(secret);
            SIGNATURES.checkConstraint(token.getAlgorithmHeaderValue());
            return new VerificationJwkSelector().select(token, known) == null
                    ? Optional.empty()
                    : Optional.of(verified(secret, known));
        } catch (JoseException | RuntimeException | StackOverflowError e) {
            Log.debug("A token cannot be read", e);
            return Optional.of(refused(NOT_OURS));
        }
    }

    private TokenResult verified(String secret, List<JsonWebKey> known) {
        try {
            JwtClaims claims =
                    new JwtConsumerBuilder()
                            .setVerificationKeyResolver(new JwksVerificationKeyResolver(known))
                            .setJwsAlgorithmConstraints(SIGNATURES)
                            .setExpectedIssuer(issuer)
                            .setExpectedAudience(audience)
                            .setRequireExpirationTime()
                            .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                            .build()
                            .processToClaims(secret);
            Instant expires = Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis());
            String name = name(claims);
            Optional<Role> role = role(claims.getClaimsMap());
            return role.isPresent()
                    ? new TokenResult.Known(Identity.of(name, role.get(), expires))
                    : new TokenResult.Refused(
                            FORBIDDEN, "The token has neither the role viewer nor operator.", 0);
        } catch (InvalidJwtException e) {
            return refused(
                    e.hasErrorCode(ErrorCodes.EXPIRED) ? "The token has expired." : NOT_OURS);
        } catch (MalformedClaimException | ArithmeticException | DateTimeException e) {
            return refused("The token has a claim that cannot be read.");
        }
    }

    private static TokenResult.Refused refused(String why) {
        return new TokenResult.Refused(UNAUTHORIZED, why, 0);
    }

    /** What is said while nobody can tell whether a token is good. */
    static TokenResult.Refused unavailable() {
        return new TokenResult.Refused(
                UNAVAILABLE,
                "The identity provider does not give its keys, so the token cannot be checked.",
                KeySet.PAUSE.toSeconds());
    }

    private static String name(JwtClaims claims) throws MalformedClaimException {
        Object preferred = claims.getClaimValue("preferred_username");
        String subject = claims.getSubject();
        return preferred instanceof String text ? text : subject == null ? "unnamed" : subject;
    }

    /** The higher one of those that the claim has; providers give a list, or words in a text. */
    private Optional<Role> role(Map<String, Object> claims) {
        Object value = claims;
        for (String name : rolesClaim) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        Collection<?> named =
                value instanceof Collection<?> list
                        ? list
                        : value instanceof String text ? List.of(text.split(" ")) : List.of();
        return named.stream()
                .filter(String.class::isInstance)
                .flatMap(one -> Role.of((String) one).stream())
                .max(Role::compareTo);
    }
}
