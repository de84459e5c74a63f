package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Experiments that tests ask for; they are only pretended, see {@code FakeEngine}. */
public final class PostedExperiment {

    private PostedExperiment() {}

    /** Posts a plan, and gives the path that its experiment has. */
    public static String of(String plan) {
        String location =
                given().contentType(ContentType.JSON)
                        .body(plan)
                        .post("/api/experiments")
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location");
        return URI.create(location).getPath();
    }

    /** The same, which awaits the end of the experiment. */
    public static String done(String plan) {
        String path = of(plan);
        await(path, "DONE");
        return path;
    }

    /** Awaits a status of the experiment at this path. */
    public static void await(String path, String status) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> given().get(path).<String>path("status"), equalTo(status));
    }

    /** The id in such a path. */
    public static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
