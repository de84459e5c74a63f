package dev.sessionmark.platform.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.Guarded;
import dev.sessionmark.drill.Drill;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens of an identity provider, from the request to the key set and back. */
@QuarkusTest
@TestProfile(Guarded.class)
class BearerAccessTest {

    @AfterEach
    void up() throws Exception {
        provider("up");
    }

    @Test
    void rolesAreThoseOfTheProvider() throws Exception {
        setups(token("one", claims("viewer"))).statusCode(200);
        cancel(token("one", claims("viewer"))).statusCode(403);
        cancel(token("one", claims("staff", "operator"))).statusCode(404);
    }

    /** Neither is a fault of the provider, so both are attempts. */
    @Test
    @Drill(
            failure = "Tokens that nobody signed, or nobody can read",
            done = "`alg: None`, `exp: 1e30`",
            seen = "401, and after as many as are allowed 429")
    void whatNobodySignedOrCouldReadIsCountedAsAnAttempt() throws Exception {
        JwtClaims endless = claims("operator");
        endless.setClaim("exp", 1e30);
        for (String from : List.of("192.0.2.20", "192.0.2.21")) {
            String token =
                    from.endsWith("0")
                            // {"alg":"None"} and {}
                            ? "eyJhbGciOiJOb25lIn0.e30."
                            : token("one", endless);
            for (int i = 0; i < Guarded.GUESSES; i++) {
                setups(token, from).statusCode(401);
            }
            setups(token, from).statusCode(429);
        }
    }

    /** Somebody known to the provider guesses nothing. */
    @Test
    void whoHasNoRoleHereIsNotTakenForAGuesser() throws Exception {
        String stranger = token("one", claims("staff"));
        for (int i = 0; i < Guarded.GUESSES + 2; i++) {
            setups(stranger, "192.0.2.2")
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("detail", containsString("neither the role viewer nor operator"));
        }
        given().cookie(SessionCookie.NAME, stranger)
                .get("/api/session")
                .then()
                .statusCode(403)
                .header("Set-Cookie", nullValue());
    }

    @Test
    void aProviderThatIsDownIsNotTheFaultOfTheToken() throws Exception {
        provider("down");
        String fresh = token("two", claims("viewer"));
        // Keys that were fetched a moment ago, by another test, are all there are.
        AtomicInteger client = new AtomicInteger();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                setups(fresh, "198.51.100." + client.incrementAndGet())
                                                .extract()
                                                .statusCode()
                                        == 503);
        for (int i = 0; i < Guarded.GUESSES + 2; i++) {
            setups(fresh, "192.0.2.3")
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "3")
                    .body("detail", containsString("does not give its keys"))
                    .body("traceId", nullValue())
                    .time(lessThan(6L), TimeUnit.SECONDS);
        }
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        given().cookie(SessionCookie.NAME, fresh)
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .get("/api/session")
                .then()
                .statusCode(503)
                .body("traceId", equalTo(trace))
                .header("Set-Cookie", nullValue());
        provider("up");
        // There is no such key: now that is known.
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> setups(fresh, "192.0.2.4").extract().statusCode() == 401);
        setups(token("one", claims("viewer")), "192.0.2.3").statusCode(200);
    }

    @Test
    @Timeout(60)
    void aStreamEndsWithItsToken() throws Exception {
        JwtClaims claims = claims("viewer");
        NumericDate soon = NumericDate.now();
        soon.addSeconds(5);
        claims.setExpirationTime(soon);
        HttpResponse<InputStream> events = Streams.events(token("one", claims));
        assertEquals(200, events.statusCode());
        Streams.assertEndsWithin(events.body(), Duration.ofSeconds(20));
    }

    private static ValidatableResponse setups(String token) {
        return setups(token, "192.0.2.9");
    }

    private static ValidatableResponse setups(String token, String from) {
        return given().header("X-Forwarded-For", from)
                .auth()
                .oauth2(token)
                .get("/api/setups")
                .then();
    }

    private static ValidatableResponse cancel(String token) {
        return given().auth().oauth2(token).delete("/api/experiments/none").then();
    }

    private static JwtClaims claims(String... groups) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(IdentityProvider.ISSUER);
        claims.setAudience(IdentityProvider.AUDIENCE);
        claims.setSubject("ada");
        claims.setStringListClaim("groups", List.of(groups));
        claims.setExpirationTimeMinutesInTheFuture(5);
        return claims;
    }

    private static String token(String keyId, JwtClaims claims) throws Exception {
        RsaJsonWebKey key =
                (RsaJsonWebKey)
                        org.jose4j.jwk.JsonWebKey.Factory.newJwk(setting(IdentityProvider.KEY));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue("RS256");
        signature.setKeyIdHeaderValue(keyId);
        signature.setKey(key.getPrivateKey());
        return signature.getCompactSerialization();
    }

    private static void provider(String state) throws Exception {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                setting(IdentityProvider.URL) + "/state/" + state))
                                .PUT(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.discarding());
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
