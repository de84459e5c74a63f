package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments that are stored: found, named, noted on, deleted and cancelled by a visitor. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ExperimentsInBrowserTest extends InBrowser {

    /** Nobody else's experiment has it. */
    private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);

    private String measured;

    @BeforeEach
    void oneIsMeasured() {
        measured = submitted(1);
        awaitStatus(measured, "DONE");
        described(measured, "before " + word, "pool 20\nquiet");
    }

    @Test
    void itsReportIsSavedFromCompare() throws Exception {
        try (Visitor visitor = visitor(1280, false)) {
            Page page = visitor.page();
            page.route("**/comparison", route -> answer(route, Unmeasured.comparison(true)));
            visitor.opens("/compare?experiment=" + measured);
            Download saved =
                    page.waitForDownload(() -> page.getByText("Save as report.html").click());
            assertEquals("report.html", saved.suggestedFilename());
            assertEquals("<!doctype html><title>1 trial</title>", Files.readString(saved.path()));
        }
    }

    @Test
    void oneIsFoundByItsWordsAndTheAddressKeepsThem() {
        try (Visitor visitor = visitor(1280, false)) {
            String other = submitted(1);
            awaitStatus(other, "DONE");
            described(other, "after " + word, "");
            Page page = visitor.opens("/experiments").page();
            Locator rows = page.locator("tbody tr");
            page.getByLabel("Search").fill(word);
            assertThat(rows).hasCount(2);
            assertThat(page.locator("#spoken")).containsText("2 experiments found");
            page.getByLabel("Search").fill(word + " quiet");
            assertThat(rows).hasCount(1);
            assertThat(rows).containsText("before " + word);
            page.reload();
            assertThat(rows).hasCount(1);
            page.getByLabel("Search").fill(word + " nowhere");
            assertThat(page.locator("#experiments"))
                    .containsText("Nothing here has \"" + word + " nowhere\" in it.");
            visitor.sees("experiments-nothing-found").canUseIt();
            page.getByText("Show all").click();
            assertThat(rows.first()).isVisible();
            assertThat(page.getByLabel("Search")).isFocused();
            assertEquals("", page.evaluate("location.search"));
        }
    }

    @Test
    void oneIsNamedAndNotedOn() {
        try (Visitor visitor = visitor(1280, false)) {
            Page page = visitor.opens("/experiments?q=" + measured).page();
            page.getByLabel("Rename before " + word).click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            visitor.sees("experiments-rename").canUseIt();
            dialog.getByLabel("Name", exactly()).fill("renamed " + word);
            dialog.getByLabel("Notes").fill("first line\nsecond line");
            dialog.getByText("Keep it").click();
            assertThat(dialog).hasCount(0);
            assertThat(page.locator("tbody th")).containsText("renamed " + word);
            assertThat(page.getByLabel("Rename renamed " + word)).isFocused();
            RestAssured.get("/api/experiments/" + measured)
                    .then()
                    .body("label", equalTo("renamed " + word))
                    .body("notes", equalTo("first line\nsecond line"));

            page.getByLabel("Rename renamed " + word).click();
            dialog.getByLabel("Name", exactly()).fill("");
            page.keyboard().press("Escape");
            assertThat(page.locator("tbody th")).containsText("renamed " + word);
        }
    }

    @Test
    void deletingAsksFirstAndTakesItForGood() {
        try (Visitor visitor = visitor(1280, false)) {
            Page page =
                    visitor.opens("/experiments?experiment=" + measured + "&q=" + measured).page();
            page.getByLabel("Delete before " + word).click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("That is not cancelling");
            // Enter does nothing to it.
            assertThat(dialog.getByText("Leave it")).isFocused();
            page.keyboard().press("Enter");
            assertThat(dialog).hasCount(0);
            assertThat(page.getByLabel("Delete before " + word)).isFocused();
            RestAssured.get("/api/experiments/" + measured).then().statusCode(200);

            page.getByLabel("Delete before " + word).click();
            visitor.sees("experiments-delete").canUseIt();
            dialog.getByText("Delete for good").click();
            assertThat(page.locator("#experiments")).containsText("Nothing here has");
            assertThat(page.locator("#spoken")).containsText("is deleted");
            RestAssured.get("/api/experiments/" + measured).then().statusCode(404);
            assertEquals("?q=" + measured, page.evaluate("location.search"));
        }
    }

    @Test
    void oneThatRunsIsCancelledAndKeptAndCannotBeDeletedBefore() {
        try (Visitor visitor = visitor(1280, false)) {
            String running = submitted(3600);
            awaitStatus(running, "RUNNING");
            Page page = visitor.opens("/experiments?q=" + running).page();
            assertThat(page.getByLabel("Delete " + running)).hasCount(0);
            page.getByLabel("Cancel " + running).click();
            assertThat(page.locator("tbody tr")).containsText("cancelled", SOON);
            assertThat(page.getByLabel("Delete " + running)).hasCount(1);
            assertThat(page.locator("tbody tr")).hasCount(1);
        }
    }

    @Test
    void nothingMeasuredAndAnErrorAreSaid() {
        try (Visitor visitor = visitor(360, false)) {
            Page page = visitor.page();
            page.route(
                    "**/api/experiments?*",
                    route -> answer(route, "{\"experiments\": [], \"total\": 0}"));
            visitor.opens("/experiments?experiment=example");
            assertThat(page.locator("#experiments"))
                    .containsText("Nothing has been measured here yet.");
            visitor.sees("experiments-empty").canUseIt();

            page.unroute("**/api/experiments?*");
            page.route(
                    "**/api/experiments?*",
                    route ->
                            answer(
                                    route,
                                    503,
                                    "application/json",
                                    "{\"detail\": \"The database is away.\"}"));
            page.reload();
            assertThat(page.locator("#experiments")).containsText("The database is away.");
            visitor.sees("experiments-error").canUseIt();
            visitor.forgives("503");
            page.unroute("**/api/experiments?*");
            page.getByText("Try again").click();
            assertThat(page.locator("tbody tr").first()).isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void everybodyCanUseTheList(int width) {
        try (Visitor visitor = visitor(width, false)) {
            Page page = visitor.opens("/experiments").page();
            assertThat(page.locator("tbody")).containsText("before " + word);
            visitor.canUseItInBothColours("experiments-list");
        }
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    /** One whose trial takes a hundredth of so many seconds. */
    private static String submitted(int windowSeconds) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(
                        "{\"setups\": [\"no-pool\"], \"trials\": 1, \"durationSeconds\": %d}"
                                .formatted(windowSeconds))
                .post("/api/experiments")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static void described(String id, String label, String notes) {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("label", label, "notes", notes))
                .patch("/api/experiments/" + id)
                .then()
                .statusCode(200);
    }

    private static void awaitStatus(String id, String status) {
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> RestAssured.get("/api/experiments/" + id).<String>path("status"),
                        equalTo(status));
    }
}
