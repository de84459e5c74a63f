package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SetupResourceTest {

    @Test
    void allNineSetupsAreListedWithoutTheirSources() {
        given().get("/api/setups")
                .then()
                .statusCode(200)
                .body("$", hasSize(9))
                .body("[0].id", equalTo("reactive-session"))
                .body("[0].connectionType", equalTo("reactive"))
                .body("[0].measuredByDefault", equalTo(true))
                .body("[0].source", nullValue())
                .body("id", hasItems("no-pool", "session-held"));
    }

    @Test
    void oneSetupIsShownWithItsSource() {
        given().get("/api/setups/blocking-on-worker")
                .then()
                .statusCode(200)
                .body("id", equalTo("blocking-on-worker"))
                .body("connectionType", equalTo("blocking"))
                .body("source", containsString("public class BlockingOnWorker "));
    }

    @Test
    void anUnknownSetupIsAProblem() {
        given().get("/api/setups/telepathy")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404));
    }

    @Test
    void workloadsAreListed() {
        given().get("/api/workloads")
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of("select-only", "simple-update", "tpcb-like")))
                .body("writes", equalTo(List.of(false, true, true)));
    }
}
