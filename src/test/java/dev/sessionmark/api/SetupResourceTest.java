package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the program says of itself: its setups, its workloads, its API. */
@QuarkusTest
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
        given().get("/api/setups/blocking-on-virtual-thread")
                .then()
                .statusCode(200)
                .body("id", equalTo("blocking-on-virtual-thread"))
                .body("connectionType", equalTo("blocking"))
                .body("source", containsString("public class BlockingOnVirtualThread "));
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

    @Test
    void theApiIsDescribedWithExamples() {
        given().accept(ContentType.JSON)
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/api/experiments'.post.responses", notNullValue())
                .body("paths.'/api/experiments/{id}/events'.get", notNullValue())
                .body(
                        "paths.'/api/experiments'.post.requestBody.content.'application/json'.examples",
                        notNullValue())
                .body(
                        "paths.'/api/experiments'.post.requestBody.content.'application/json'.schema.'$ref'",
                        endsWith("/PlanRequest"))
                .body("components.schemas.Live.properties.p99Ms.type", notNullValue())
                .body("components.schemas.JsonNode", nullValue());
    }
}
