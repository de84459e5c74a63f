package dev.sessionmark.history;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The system under test is the same program without the service's own data. */
@QuarkusTest
@TestProfile(WithoutHistoryTest.NoHistory.class)
class WithoutHistoryTest {

    public static class NoHistory implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.history.active", "false",
                    "quarkus.hibernate-orm.history.active", "false",
                    "quarkus.flyway.active", "false",
                    "sessionmark.queue.enabled", "false");
        }
    }

    @Test
    void theProgramStarts() {
        given().get("/api/setups").then().statusCode(200);
    }
}
