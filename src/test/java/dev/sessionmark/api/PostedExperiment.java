package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Experiments that tests ask for; they are only pretended, see {@code FakeEngine}. */
public final class PostedExperiment {

    private PostedExperiment() {}

    /** Posts a plan, awaits the end of its experiment, and gives the path that it has. */
    public static String done(String plan) {
        String location =
                given().contentType(ContentType.JSON)
                        .body(plan)
                        .post("/api/experiments")
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location");
        String path = URI.create(location).getPath();
        await().atMost(50, TimeUnit.SECONDS)
                .until(() -> given().get(path).path("status").equals("DONE"));
        return path;
    }
}
