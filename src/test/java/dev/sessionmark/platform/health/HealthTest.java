package dev.sessionmark.platform.health;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import dev.sessionmark.platform.ManagementUrl;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class HealthTest {

    /** It lives whatever the database does, and is ready when that answers. */
    @ParameterizedTest
    @CsvSource({
        "started, start",
        "live, queue of experiments",
        "ready, database of the history+Graceful Shutdown"
    })
    void eachProbeLooksAtWhatItIsFor(String probe, String checks) {
        given().get(ManagementUrl.of("/health/" + probe))
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", containsInAnyOrder(checks.split("[+]")));
    }

    @Test
    void probesDoNotQueueBehindTheApi() {
        given().get("/q/health/ready").then().statusCode(404);
    }
}
