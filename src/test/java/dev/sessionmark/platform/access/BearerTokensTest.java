package dev.sessionmark.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.access.Identity.TokenResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        provider =
                serve(
                        exchange -> {
                            asked.incrementAndGet();
                            exchange.sendResponseHeaders(200, keys.length);
                            exchange.getResponseBody().write(keys);
                            exchange.close();
                        });
    }

    @AfterAll
    static void end() {
        provider.stop(0);
    }

    private record Jwt(
            Optional<String> keysUrl,
            Optional<String> issuer,
            Optional<String> audience,
            String rolesClaim)
            implements AccessConfig.Jwt {}

    private static BearerTokens tokens() {
        return tokens("groups", provider.getAddress().getPort(), System::nanoTime);
    }

    private static BearerTokens tokens(String rolesClaim, int port, LongSupplier clock) {
        return BearerTokens.of(
                        new Jwt(
                                Optional.of("http://127.0.0.1:" + port + "/keys"),
                                Optional.of(ISSUER),
                                Optional.of("sessionmark"),
                                rolesClaim),
                        clock)
                .orElseThrow();
    }

    private static HttpServer serve(HttpHandler keys) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/keys", keys);
        server.start();
        return server;
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
        return signed(claims.toJson(), by);
    }

    private static String signed(String claims, RsaJsonWebKey by) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims);
        signature.setAlgorithmHeaderValue("RS256");
        signature.setKeyIdHeaderValue(by.getKeyId());
        signature.setKey(by.getPrivateKey());
        return signature.getCompactSerialization();
    }

    private static TokenResult check(JwtClaims claims) throws Exception {
        return tokens().check(signed(claims, key)).join();
    }

    private static void assertRefused(int status, TokenResult answer) {
        assertEquals(status, assertInstanceOf(TokenResult.Refused.class, answer).status());
    }

    @Test
    void theHigherRoleCountsAndTheNameWritesNoLinesOfItsOwn() throws Exception {
        int before = asked.get();
        BearerTokens tokens = tokens();
        assertEquals(before, asked.get(), "keys are fetched when the first token comes");
        Identity who =
                assertInstanceOf(
                                TokenResult.Known.class, tokens.check(signed(claims(), key)).join())
                        .identity();
        assertEquals(Role.OPERATOR, who.role());
        assertEquals("ada_root", who.name());
        assertTrue(who.expires() != null);
        tokens.check(signed(claims(), key)).join();
        assertEquals(before + 1, asked.get());
    }

    @Test
    void rolesMayLieDeeper() throws Exception {
        JwtClaims claims = claims();
        claims.setClaim("realm_access", Map.of("roles", List.of("viewer")));
        TokenResult answer =
                tokens("realm_access/roles", provider.getAddress().getPort(), System::nanoTime)
                        .check(signed(claims, key))
                        .join();
        assertEquals(
                Role.VIEWER, assertInstanceOf(TokenResult.Known.class, answer).identity().role());
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
        BearerTokens tokens = tokens();
        assertRefused(401, tokens.check(signed(claims(), foreign)).join());
        JsonWebSignature shared = new JsonWebSignature();
        shared.setPayload(claims().toJson());
        shared.setAlgorithmHeaderValue("HS256");
        shared.setKeyIdHeaderValue("one");
        shared.setKey(new HmacKey(key.getPublicKey().getEncoded()));
        assertRefused(401, tokens.check(shared.getCompactSerialization()).join());
        assertRefused(401, tokens.check("eyJhbGciOiJub25lIn0.e30.").join());
    }

    /**
     * Whatever a stranger writes into the head of a token, it is no token, and its key no riddle.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"None\"}",
                "{\"alg\":\"NONE\"}",
                "{\"alg\":\"none\",\"kid\":\"one\"}",
                "{\"alg\":\"\"}",
                "{\"alg\":null}",
                "{\"alg\":5}",
                "{\"alg\":[\"RS256\"]}",
                "{\"alg\":\"HS256\",\"kid\":\"one\"}",
                "{\"alg\":\"RS1\"}",
                "{\"alg\":\"RS256\",\"kid\":5}",
                "{\"alg\":\"RS256\",\"kid\":{\"a\":1}}",
                "{\"alg\":\"RS256\",\"kid\":\"one\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"RS256\",\"kid\":\"one\",\"cty\":7}",
                "{\"alg\":\"RS256\",\"alg\":\"none\"}",
                "{}",
                "[]",
                "null",
                "7",
                "",
                "{"
            })
    void aHeadThatMakesNoSenseIsNoToken(String head) throws Exception {
        BearerTokens tokens = tokens();
        for (String signature : List.of("", "AAAA")) {
            assertRefused(
                    401, tokens.check(base64(head) + "." + base64("{}") + "." + signature).join());
        }
    }

    @Test
    void norIsOneThatIsDeepOrLong() throws Exception {
        BearerTokens tokens = tokens();
        String deep = "[".repeat(6_000) + "]".repeat(6_000);
        String head = base64("{\"alg\":\"RS256\",\"kid\":\"one\",\"x\":" + deep + "}");
        assertRefused(401, tokens.check(head + "." + base64("{}") + ".AAAA").join());
        assertRefused(401, tokens.check(base64(deep) + "." + base64(deep) + ".AAAA").join());
        for (String id : List.of("", "x".repeat(12_000))) {
            String unknown = base64("{\"alg\":\"RS256\",\"kid\":\"" + id + "\"}");
            assertRefused(401, tokens.check(unknown + "." + base64("{}") + ".AAAA").join());
        }
    }

    /** Signed by the provider, and odd all the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    exp | 1e30
                    exp | -1e30
                    exp | 1e400
                    exp | 9223372036854775807
                    exp | 92233720368547758079223372036854775807
                    exp | "soon"
                    exp | [2000000000]
                    exp | {"a":1}
                    exp | null
                    exp | true
                    nbf | 1e30
                    nbf | "now"
                    nbf | {}
                    iat | "now"
                    iat | [1]
                    aud | 5
                    aud | {"sessionmark":1}
                    aud | [["sessionmark"]]
                    iss | 5
                    iss | ["https://idp.example"]
                    sub | 5
                    sub | {"a":1}
                    """)
    void aClaimThatMakesNoSenseIsNotTheProvidersFault(String claim, String value) throws Exception {
        JwtClaims claims = claims();
        claims.unsetClaim(claim);
        claims.unsetClaim("preferred_username");
        String json = claims.toJson();
        String odd = json.substring(0, json.length() - 1) + ",\"" + claim + "\":" + value + "}";
        assertRefused(401, tokens().check(signed(odd, key)).join());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[\"operator\"]]",
                "[{\"a\":\"operator\"}]",
                "5",
                "{\"operator\":1}",
                "null"
            })
    void rolesOfAnotherShapeAreNone(String groups) throws Exception {
        JwtClaims claims = claims();
        claims.unsetClaim("groups");
        String json = claims.toJson();
        String odd = json.substring(0, json.length() - 1) + ",\"groups\":" + groups + "}";
        assertRefused(403, tokens().check(signed(odd, key)).join());
    }

    /**
     * A provider that has given its keys, and then sends a byte now and then: one connection waits
     * for it, within a bound, and nobody else.
     */
    @Test
    @Timeout(60)
    @Drill(
            failure = "An identity provider that trickles",
            done =
                    "230 tokens with keys that are not known, while it sends a byte now and "
                            + "then",
            seen =
                    "tokens by known keys are good meanwhile, one fetch for all others, 503 "
                            + "for these, no thread for each")
    void whileAProviderTricklesKnownKeysGoOn() throws Exception {
        AtomicBoolean trickles = new AtomicBoolean();
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        byte[] keys = new JsonWebKeySet(key).toJson().getBytes(StandardCharsets.UTF_8);
        HttpServer slow =
                serve(
                        exchange -> {
                            asked.incrementAndGet();
                            exchange.sendResponseHeaders(200, keys.length);
                            try (var body = exchange.getResponseBody()) {
                                for (int i = 0; i < keys.length; i++) {
                                    body.write(keys[i]);
                                    if (trickles.get()) {
                                        body.flush();
                                        over.await(100, TimeUnit.MILLISECONDS);
                                    }
                                }
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        try {
            AtomicLong clock = new AtomicLong();
            BearerTokens tokens = tokens("groups", slow.getAddress().getPort(), clock::get);
            String known = signed(claims(), key);
            assertInstanceOf(TokenResult.Known.class, tokens.check(known).join());
            trickles.set(true);
            clock.addAndGet(KeySet.NEW.toNanos());
            int threads = Thread.activeCount();
            List<CompletableFuture<TokenResult>> waiting = new ArrayList<>();
            for (int i = 0; i < 230; i++) {
                waiting.add(tokens.check(unknown("key-" + i)));
            }
            for (int i = 0; i < 20; i++) {
                assertInstanceOf(
                        TokenResult.Known.class,
                        tokens.check(known).get(5, TimeUnit.SECONDS),
                        "a token by a known key");
            }
            assertTrue(Thread.activeCount() - threads < 20, "threads");
            for (CompletableFuture<TokenResult> answer : waiting) {
                assertRefused(503, answer.get(20, TimeUnit.SECONDS));
            }
            assertEquals(2, asked.get(), "fetches");
        } finally {
            over.countDown();
            slow.stop(0);
        }
    }

    @Test
    void keysThatAreTooManyAreNone() throws Exception {
        byte[] much = " ".repeat(KeyFetch.MOST_BYTES + 1).getBytes(StandardCharsets.UTF_8);
        HttpServer large =
                serve(
                        exchange -> {
                            exchange.sendResponseHeaders(200, 0);
                            try (var body = exchange.getResponseBody()) {
                                body.write(much);
                                body.write(
                                        new JsonWebKeySet(key)
                                                .toJson()
                                                .getBytes(StandardCharsets.UTF_8));
                            }
                        });
        try {
            assertRefused(
                    503,
                    tokens("groups", large.getAddress().getPort(), System::nanoTime)
                            .check(signed(claims(), key))
                            .join());
        } finally {
            large.stop(0);
        }
    }

    private static String unknown(String keyId) {
        return base64("{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"}")
                + "."
                + base64("{}")
                + ".AAAA";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void withoutItsProviderATokenIsNeitherGoodNorBad() throws Exception {
        HttpServer broken =
                serve(
                        exchange -> {
                            exchange.sendResponseHeaders(200, 5);
                            exchange.getResponseBody()
                                    .write("<html".getBytes(StandardCharsets.UTF_8));
                            exchange.close();
                        });
        try {
            BearerTokens tokens = tokens("groups", broken.getAddress().getPort(), System::nanoTime);
            assertRefused(503, tokens.check(signed(claims(), key)).join());
        } finally {
            broken.stop(0);
        }
        // Nobody listens there any more.
        BearerTokens tokens = tokens("groups", broken.getAddress().getPort(), System::nanoTime);
        assertRefused(503, tokens.check(signed(claims(), key)).join());
    }

    @Test
    void halfAConfigurationIsRefused() {
        Optional<String> any = Optional.of("https://idp.example");
        assertThrows(
                IllegalArgumentException.class,
                () -> BearerTokens.of(new Jwt(any, any, Optional.empty(), "groups")));
    }
}
