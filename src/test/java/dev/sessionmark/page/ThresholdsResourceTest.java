package dev.sessionmark.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What the page draws as threshold lines. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ThresholdsResourceTest {

    @Test
    void theThresholdsOfTheVerdictsAreShownInTheUnitOfTheirNames() {
        given().get("/api/thresholds")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("loopDelayGoodMs", equalTo(10.0f))
                .body("loopDelayBadMs", equalTo(70.0f))
                .body("carriedShareCaution", equalTo(0.99f))
                .body("carriedShareBad", equalTo(0.98f))
                .body("differenceRatio", equalTo(1.1f))
                .body("differenceMinMs", equalTo(0.2f));
    }
}
