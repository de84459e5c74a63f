package dev.sessionmark.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens of an identity provider, whose key set is served by a server of the test. */
class BearerTokensTest {

    private static final String ISSUER = "https://idp.example";

    private static final AtomicInteger asked = new AtomicInteger();
    private static RsaJsonWebKey key;
    private static RsaJsonWebKey foreign;
    private static HttpServer provider;

    @BeforeAll
    static void serveKeys() throws Exception {
        key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("one");
        foreign = RsaJwkGenerator.generateJwk(2048);
        foreign.setKeyId("one");
        byte[] keys = new JsonWebKeySet(key).toJson().getBytes(StandardCharsets.UTF_8);
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext(
                "/keys",
                exchange -> {
                    asked.incrementAndGet();
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                    exchange.close();
                });
        provider.start();
    }

    @AfterAll
    static void end() {
        provider.stop(0);
    }

    private static AccessConfig.Jwt config(String rolesClaim) {
        return config(rolesClaim, provider.getAddress().getPort());
    }

    private static AccessConfig.Jwt config(String rolesClaim, int port) {
        return new AccessConfig.Jwt() {
            @Override
            public Optional<String> keysUrl() {
                return Optional.of("http://127.0.0.1:" + port + "/keys");
            }

            @Override
            public Optional<String> issuer() {
                return Optional.of(ISSUER);
            }

            @Override
            public Optional<String> audience() {
                return Optional.of("sessionmark");
            }

            @Override
            public String rolesClaim() {
                return rolesClaim;
            }
        };
    }

    private static JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("sessionmark");
        claims.setSubject("42");
        claims.setStringClaim("preferred_username", "ada\nroot");
        claims.setStringListClaim("groups", "staff", "viewer", "operator");
        claims.setExpirationTimeMinutesInTheFuture(5);
        return claims;
    }

    private static String signed(JwtClaims claims, RsaJsonWebKey by) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue("RS256");
        signature.setKeyIdHeaderValue(by.getKeyId());
        signature.setKey(by.getPrivateKey());
        return signature.getCompactSerialization();
    }

    private static Answer check(JwtClaims claims) throws Exception {
        return BearerTokens.of(config("groups")).orElseThrow().check(signed(claims, key));
    }

    private static void assertRefused(int status, Answer answer) {
        assertEquals(status, assertInstanceOf(Answer.Refused.class, answer).status());
    }

    @Test
    void theHigherRoleCountsAndTheNameWritesNoLinesOfItsOwn() throws Exception {
        int before = asked.get();
        BearerTokens tokens = BearerTokens.of(config("groups")).orElseThrow();
        assertEquals(before, asked.get(), "keys are fetched when the first token comes");
        Identity who =
                assertInstanceOf(Answer.Known.class, tokens.check(signed(claims(), key)))
                        .identity();
        assertEquals(Role.OPERATOR, who.role());
        assertEquals("ada_root", who.name());
        assertTrue(who.expires() != null);
        tokens.check(signed(claims(), key));
        assertEquals(before + 1, asked.get());
    }

    @Test
    void rolesMayLieDeeper() throws Exception {
        JwtClaims claims = claims();
        claims.setClaim("realm_access", Map.of("roles", List.of("viewer")));
        Answer answer =
                BearerTokens.of(config("realm_access/roles"))
                        .orElseThrow()
                        .check(signed(claims, key));
        assertEquals(Role.VIEWER, assertInstanceOf(Answer.Known.class, answer).identity().role());
    }

    @Test
    void whatIsNotForThisServiceIsRefused() throws Exception {
        JwtClaims issuer = claims();
        issuer.setIssuer("https://other.example");
        assertRefused(401, check(issuer));
        JwtClaims audience = claims();
        audience.setAudience("another");
        assertRefused(401, check(audience));
        JwtClaims expired = claims();
        expired.setExpirationTimeMinutesInTheFuture(-5);
        assertRefused(401, check(expired));
        JwtClaims endless = claims();
        endless.unsetClaim("exp");
        assertRefused(401, check(endless));
        JwtClaims nobody = claims();
        nobody.setStringListClaim("groups", "staff");
        assertRefused(403, check(nobody));
    }

    @Test
    void onlyASignatureOfTheProviderCounts() throws Exception {
        BearerTokens tokens = BearerTokens.of(config("groups")).orElseThrow();
        assertRefused(401, tokens.check(signed(claims(), foreign)));
        JsonWebSignature shared = new JsonWebSignature();
        shared.setPayload(claims().toJson());
        shared.setAlgorithmHeaderValue("HS256");
        shared.setKeyIdHeaderValue("one");
        shared.setKey(new HmacKey(key.getPublicKey().getEncoded()));
        assertRefused(401, tokens.check(shared.getCompactSerialization()));
        assertRefused(401, tokens.check("eyJhbGciOiJub25lIn0.e30."));
    }

    @Test
    void withoutItsProviderATokenIsNeitherGoodNorBad() throws Exception {
        HttpServer broken =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broken.createContext(
                "/keys",
                exchange -> {
                    exchange.sendResponseHeaders(200, 5);
                    exchange.getResponseBody().write("<html".getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                });
        broken.start();
        try {
            BearerTokens tokens =
                    BearerTokens.of(config("groups", broken.getAddress().getPort())).orElseThrow();
            assertRefused(503, tokens.check(signed(claims(), key)));
        } finally {
            broken.stop(0);
        }
        // Nobody listens there any more.
        BearerTokens tokens =
                BearerTokens.of(config("groups", broken.getAddress().getPort())).orElseThrow();
        assertRefused(503, tokens.check(signed(claims(), key)));
    }

    @Test
    void aProviderThatSaysNothingIsAskedOnceForAll() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            BearerTokens tokens =
                    BearerTokens.of(config("groups", silent.getLocalPort())).orElseThrow();
            long begun = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertRefused(503, tokens.check(signed(claims(), key)));
            }
            assertTrue(System.nanoTime() - begun < Duration.ofSeconds(15).toNanos());
        }
    }

    @Test
    void halfAConfigurationIsRefused() {
        AccessConfig.Jwt whole = config("groups");
        AccessConfig.Jwt half =
                new AccessConfig.Jwt() {
                    @Override
                    public Optional<String> keysUrl() {
                        return whole.keysUrl();
                    }

                    @Override
                    public Optional<String> issuer() {
                        return whole.issuer();
                    }

                    @Override
                    public Optional<String> audience() {
                        return Optional.empty();
                    }

                    @Override
                    public String rolesClaim() {
                        return whole.rolesClaim();
                    }
                };
        assertThrows(IllegalArgumentException.class, () -> BearerTokens.of(half));
    }
}
