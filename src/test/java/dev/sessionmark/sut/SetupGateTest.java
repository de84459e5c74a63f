package dev.sessionmark.sut;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.platform.access.TestTokens;
import dev.sessionmark.platform.http.RequestOrigin;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that others can reach does not lend them its event loops. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@TestProfile(SetupGateTest.Reachable.class)
class SetupGateTest {

    /** Listens as a container does. */
    public static class Reachable implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(TestTokens.config(SetupGateTest.class));
            config.put("quarkus.http.host", "0.0.0.0");
            return config;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/setups/blocking-on-event-loop/select-only?aid=1",
                "//setups/blocking-on-event-loop/select-only?aid=1",
                "/%73etups/blocking-on-event-loop/select-only?aid=1",
                "/x/../setups/blocking-on-event-loop/select-only?aid=1"
            })
    void setupsAreNotServed(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void theRefusalSaysHowToChangeThat() {
        given().get("/setups/no-pool/select-only?aid=1")
                .then()
                .statusCode(404)
                .body("status", equalTo(404))
                .body("detail", containsString("sessionmark.setup.by-hand"));
        given().auth().oauth2(TestTokens.VIEWER).get("/api/setups").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "localhost, true",
        "::1, true",
        "127.1.2.3, true",
        "0.0.0.0, false",
        "::, false",
        "no.such.host.invalid, false"
    })
    void onlyLoopbackIsLoopback(String host, boolean expected) {
        assertEquals(expected, RequestOrigin.isLoopback(host));
    }
}
