package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The flame graphs of an experiment that was only pretended; see {@code FakeEngine}. */
@QuarkusTest
@Timeout(60)
class ProfileResourceTest {

    private static String measured(boolean profile) {
        return PostedExperiment.done(
                "{\"setups\": [\"no-pool\"], \"durationSeconds\": 1, \"trials\": 2, \"profile\": "
                        + profile
                        + "}");
    }

    @Test
    void flameGraphsAreListedAndGivenAndAreInNoFigure() {
        String location = measured(true);
        given().get(location + "/profiles")
                .then()
                .statusCode(200)
                .body(
                        "name",
                        contains(
                                "profile-no-pool-0ms-wall.html",
                                "profile-no-pool-0ms-cpu.html",
                                "profile-no-pool-5ms-wall.html",
                                "profile-no-pool-5ms-cpu.html"))
                .body("setup[0]", equalTo("no-pool"))
                .body("dbLatencyMs[2]", equalTo(5.0f))
                .body("poolSize[0]", nullValue())
                .body("event[1]", equalTo("cpu"))
                .body("missingBecause[0]", nullValue())
                .body("missingBecause[1]", equalTo("no timers here"));
        given().get(location + "/profiles/profile-no-pool-5ms-wall.html")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header(
                        "Content-Security-Policy",
                        "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline';"
                                + " style-src 'unsafe-inline'")
                .body(containsString("<title>no-pool</title>"));
        given().get(location).then().body("trials", hasSize(2));
        given().delete(location + "?measured=true").then().statusCode(204);
        given().get(location + "/profiles").then().statusCode(404);
        given().get(location + "/profiles/profile-no-pool-5ms-wall.html").then().statusCode(404);
    }

    @Test
    void oneThatWasNotProfiledHasNone() {
        String location = measured(false);
        given().get(location + "/profiles").then().statusCode(200).body("", hasSize(0));
        for (String name : new String[] {"profile-no-pool-5ms-wall.html", "x".repeat(400), "%00"}) {
            given().urlEncodingEnabled(false)
                    .get(location + "/profiles/" + name)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
    }
}
