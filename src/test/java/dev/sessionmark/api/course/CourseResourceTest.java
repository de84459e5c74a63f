package dev.sessionmark.api.course;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.api.PostedExperiment;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The course of an experiment that was only pretended; see {@code SampleResults}. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@Timeout(60)
class CourseResourceTest {

    private static String location;

    @BeforeEach
    void measure() {
        if (location != null) {
            return;
        }
        location =
                PostedExperiment.done(
                        "{\"setups\": [\"no-pool\"], \"durationSeconds\": 3, \"trials\":" + " 1}");
    }

    @Test
    void theCourseOfATrialIsGivenSecondBySecond() {
        JsonPath body =
                given().get(location + "/trials/1/course")
                        .then()
                        .statusCode(200)
                        .body("number", equalTo(1))
                        .body("setup", equalTo("no-pool"))
                        .body("windows", hasSize(2))
                        .body("windows[0].durationSeconds", equalTo(3.0f))
                        .body("windows[0].answers", equalTo(300))
                        .body("windows[0].notServed", equalTo(3))
                        .body("windows[0].seconds.startSeconds", contains(0.0f, 1.0f, 2.0f))
                        .body("windows[0].seconds.due", contains(20, 21, 22))
                        .body("windows[0].seconds.achieved", contains(10, 11, 12))
                        .body("windows[0].seconds.notServed", contains(0, 1, 2))
                        .body("windows[0].seconds[0].loopDelayMaxMs", nullValue())
                        .body("windows[0].seconds[2].loopDelayMaxMs", equalTo(3.0f))
                        .body("windows[0].invalidBecause", nullValue())
                        .body("windows[1].invalidBecause", notNullValue())
                        .extract()
                        .jsonPath();
        int bins = body.getList("windows[0].binEdgesMs").size() - 1;
        for (int second = 0; second < 3; second++) {
            List<Integer> counts =
                    body.getList("windows[0].seconds[" + second + "].counts", Integer.class);
            assertEquals(bins, counts.size());
            assertEquals(100, counts.stream().mapToInt(Integer::intValue).sum());
        }
    }

    @Test
    void aTrialThatIsNotThereIsNotFound() {
        for (String path :
                new String[] {
                    location + "/trials/2/course", "/api/experiments/none/trials/1/course"
                }) {
            given().get(path).then().statusCode(404).contentType("application/problem+json");
        }
        given().get(location + "/trials/x/course")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("number"));
    }

    @Test
    void itIsDocumented() {
        given().accept(ContentType.JSON)
                .get("/q/openapi")
                .then()
                .body("paths.'/api/experiments/{id}/trials/{number}/course'.get", notNullValue())
                .body("components.schemas.WindowCourse.properties.binEdgesMs", notNullValue());
    }
}
