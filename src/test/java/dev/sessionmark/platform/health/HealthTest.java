package dev.sessionmark.platform.health;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import dev.sessionmark.platform.ManagementUrl;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class HealthTest {

    @Test
    void itHasStarted() {
        given().get(ManagementUrl.of("/health/started"))
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", contains("start"));
    }

    @Test
    void itLivesWhateverTheDatabaseDoes() {
        given().get(ManagementUrl.of("/health/live"))
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", contains("queue of experiments"));
    }

    @Test
    void itIsReadyWhenTheDatabaseAnswers() {
        given().get(ManagementUrl.of("/health/ready"))
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body(
                        "checks.name",
                        containsInAnyOrder("database of the history", "Graceful Shutdown"));
    }

    @Test
    void probesDoNotQueueBehindTheApi() {
        given().get("/q/health/ready").then().statusCode(404);
    }
}
