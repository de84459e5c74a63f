package dev.sessionmark.platform.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionmark.Guarded;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A visitor signs in with a cookie. */
@QuarkusTest
@TestProfile(Guarded.class)
class SessionResourceTest {

    @Test
    void theCookieIsForThisSiteAndNoScript() {
        enter(given(), TestTokens.VIEWER)
                .statusCode(200)
                .body("name", equalTo("reader"))
                .body("role", equalTo("viewer"))
                .header(
                        "Set-Cookie",
                        allOf(
                                containsStringIgnoringCase("HttpOnly"),
                                containsString("SameSite=Strict"),
                                not(containsString("Secure"))));
        enter(given().header("X-Forwarded-Proto", "https"), TestTokens.VIEWER)
                .header("Set-Cookie", containsString("Secure"));
        byCookie(TestTokens.VIEWER)
                .get("/api/session")
                .then()
                .body("enforced", equalTo(true))
                .body("name", equalTo("reader"));
        byCookie(TestTokens.VIEWER)
                .delete("/api/session")
                .then()
                .statusCode(200)
                .header("Set-Cookie", containsString("Max-Age=0"));
    }

    @Test
    void byCookieOnlyThePageItselfChangesAnything() {
        byCookie(TestTokens.VIEWER).get("/api/setups").then().statusCode(200);
        byCookie(TestTokens.OPERATOR)
                .delete("/api/experiments/none")
                .then()
                .statusCode(403)
                .body("detail", containsString("X-Sessionmark-Page"));
        byCookie(TestTokens.OPERATOR)
                .header("X-Sessionmark-Page", "1")
                .delete("/api/experiments/none")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(TestTokens.OPERATOR)
                .delete("/api/experiments/none")
                .then()
                .statusCode(404);
    }

    @Test
    void aCookieThatIsNoLongerGoodGoes() {
        byCookie(TestTokens.EXPIRED)
                .header("X-Forwarded-For", "203.0.113.10")
                .get("/api/setups")
                .then()
                .statusCode(401)
                .body("detail", equalTo("The token has expired."))
                .header("Set-Cookie", containsString("Max-Age=0"));
    }

    @Test
    void whoFailsTooOftenWaitsAndNobodyElseDoes() {
        for (int i = 0; i < Guarded.GUESSES; i++) {
            enter(from("203.0.113.20"), TestTokens.WRONG).statusCode(401);
        }
        enter(from("203.0.113.20"), TestTokens.WRONG)
                .statusCode(429)
                .header("Retry-After", Matchers.matchesRegex("\\d+"));
        from("203.0.113.20")
                .auth()
                .oauth2(TestTokens.WRONG)
                .get("/api/setups")
                .then()
                .statusCode(429)
                .header("Retry-After", Matchers.matchesRegex("\\d+"));
        from("203.0.113.20")
                .auth()
                .oauth2(TestTokens.VIEWER)
                .get("/api/setups")
                .then()
                .statusCode(200);
        enter(from("203.0.113.21"), TestTokens.WRONG).statusCode(401);
    }

    @Test
    @Timeout(60)
    void aStreamOfEventsEndsWithItsToken() throws Exception {
        HttpResponse<InputStream> events = Streams.events(TestTokens.LEAVING);
        HttpResponse<InputStream> others = Streams.events(TestTokens.VIEWER);
        assertEquals(200, events.statusCode());

        TestTokens.file(Guarded.class).remove("goer");

        Streams.assertEndsWithin(events.body(), Duration.ofSeconds(20));
        assertThrows(
                TimeoutException.class,
                () -> Streams.assertEndsWithin(others.body(), Duration.ofSeconds(1)));
    }

    @Test
    void whatIsNoTokenIsAProblemOfItsField() {
        enter(given(), " ").statusCode(400).body("errors[0].field", equalTo("token"));
        enter(given(), "a\u0000b").statusCode(400).body("errors[0].field", equalTo("token"));
        given().get("/api/session").then().body("name", nullValue());
    }

    private static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address);
    }

    private static RequestSpecification byCookie(String token) {
        return given().cookie("sessionmark-token", token);
    }

    private static ValidatableResponse enter(RequestSpecification request, String token) {
        return request.contentType(ContentType.JSON)
                .body(Map.of("token", token))
                .post("/api/session")
                .then();
    }
}
