package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flame graphs, asked for in Measure and opened from Compare. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class FlameGraphsInBrowserTest extends InBrowser {

    @Test
    void theCheckBoxIsInEveryFormOfThePlan() {
        try (Visitor visitor = visitor(1280, false)) {
            Page page = visitor.opens("/measure").page();
            assertThat(page.locator("#elsewhere pre").first()).not().containsText("--profile");
            page.getByLabel("Profile each setup once more").check();
            assertThat(page.locator("#elsewhere")).containsText("--profile");
            assertThat(page.locator("#elsewhere")).containsText("\"profile\":true");
            assertThat(page.locator("#elsewhere")).containsText("\"profile\": true");
            assertThat(page.locator("#expected")).containsText("profiled and not measured");
            visitor.sees("measure-profile").canUseIt();
        }
    }

    @ParameterizedTest
    @CsvSource({"360, true", "1280, false"})
    void aFlameGraphIsOneClickFromItsRow(int width, boolean dark) {
        String id =
                RestAssured.given()
                        .contentType(ContentType.JSON)
                        .body(
                                "{\"setups\": [\"no-pool\"], \"durationSeconds\": 1, \"profile\":"
                                        + " true}")
                        .post("/api/experiments")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                RestAssured.get("/api/experiments/" + id)
                                        .path("status")
                                        .equals("DONE"));
        try (Visitor visitor = visitor(width, dark)) {
            Page page = visitor.opens("/compare?experiment=" + id).page();
            Locator links = page.locator("table.figures th .flame-graphs a");
            assertThat(links).hasCount(2);
            assertThat(page.locator(".flame-graphs").first()).containsText("no timers here");
            visitor.sees("compare-flame-graphs").canUseIt();
            Page graph = page.waitForPopup(() -> links.first().click());
            // Its script runs, in an origin of its own.
            assertThat(graph.locator("#p")).hasText("drawn, null");
        }
    }
}
