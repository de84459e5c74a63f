package dev.sessionmark.platform.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Tokens (JWT) that an identity provider has signed. Its keys are fetched when the first token
 * comes, and again when one names a key that is not among them; so call it where blocking is fine.
 */
final class BearerTokens {

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

    private final JwtConsumer consumer;
    private final List<String> rolesClaim;

    private BearerTokens(JwtConsumer consumer, List<String> rolesClaim) {
        this.consumer = consumer;
        this.rolesClaim = rolesClaim;
    }

    /**
     * As configured; empty when no identity provider is.
     *
     * @throws IllegalArgumentException when only part of it is
     */
    static Optional<BearerTokens> of(AccessConfig.Jwt config) {
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
        JwtConsumer consumer =
                new JwtConsumerBuilder()
                        .setVerificationKeyResolver(
                                new HttpsJwksVerificationKeyResolver(
                                        KeySet.at(config.keysUrl().get(), System::nanoTime)))
                        .setJwsAlgorithmConstraints(SIGNATURES)
                        .setExpectedIssuer(config.issuer().get())
                        .setExpectedAudience(config.audience().get())
                        .setRequireExpirationTime()
                        .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                        .build();
        return Optional.of(new BearerTokens(consumer, List.of(config.rolesClaim().split("/"))));
    }

    /** Whether it may be one at all. */
    static boolean looksLikeOne(String secret) {
        return secret.chars().filter(c -> c == '.').count() == 2;
    }

    /** Checks one. */
    Answer check(String secret) {
        try {
            JwtClaims claims = consumer.processToClaims(secret);
            Optional<Role> role = role(claims.getClaimsMap());
            if (role.isEmpty()) {
                return new Answer.Refused(
                        403, "The token has neither the role viewer nor operator.", 0);
            }
            Instant expires = Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis());
            return new Answer.Known(Identity.of(name(claims), role.get(), expires));
        } catch (InvalidJwtException e) {
            if (withoutKeys(e)) {
                return unavailable();
            }
            return new Answer.Refused(
                    401,
                    e.hasErrorCode(ErrorCodes.EXPIRED)
                            ? "The token has expired."
                            : "The token is not one of the identity provider's for this service.",
                    0);
        } catch (MalformedClaimException e) {
            return new Answer.Refused(401, "The token has a claim that cannot be read.", 0);
        }
    }

    /** What is said while nobody can tell whether a token is good. */
    static Answer.Refused unavailable() {
        return new Answer.Refused(
                503,
                "The identity provider does not give its keys, so the token cannot be checked.",
                KeySet.PAUSE.toSeconds());
    }

    /** Whether the provider did not give its keys, or something else than keys. */
    private static boolean withoutKeys(InvalidJwtException problem) {
        for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvableKeyException && cause.getCause() != null) {
                return true;
            }
        }
        return false;
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
                .flatMap(one -> Role.of(String.valueOf(one)).stream())
                .max(Role::compareTo);
    }
}
