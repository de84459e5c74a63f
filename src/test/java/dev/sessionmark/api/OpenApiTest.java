package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OpenApiTest {

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
