package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.sessionmark.api.PostedExperiment;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Experiments that are stored: found, named, noted on, deleted and cancelled by a visitor. */
@QuarkusTest
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
        page.route("**/comparison", route -> answer(route, Unmeasured.comparison(true)));
        visitor.opens("/compare?experiment=" + measured);
        Download saved = page.waitForDownload(() -> page.getByText("Save as report.html").click());
        assertEquals("report.html", saved.suggestedFilename());
        assertEquals("<!doctype html><title>1 trial</title>", Files.readString(saved.path()));
    }

    @Test
    void oneIsFoundByItsWordsAndTheAddressKeepsThem() {
        String other = submitted(1);
        awaitStatus(other, "DONE");
        described(other, "after " + word, "");
        visitor.opens("/experiments");
        Locator rows = page.locator("tbody tr");
        page.getByLabel("Search").fill(word);
        assertThat(rows).hasCount(2);
        visitor.sees("experiments-list").canUseIt();
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

    @Test
    void oneIsNamedAndNotedOn() {
        visitor.opens("/experiments?q=" + measured);
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

    @Test
    void deletingAsksFirstAndTakesItForGood() {
        visitor.opens("/experiments?experiment=" + measured + "&q=" + measured);
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

    @Test
    void oneThatRunsIsCancelledAndKeptAndCannotBeDeletedBefore() {
        String running = submitted(3600);
        awaitStatus(running, "RUNNING");
        visitor.opens("/experiments?q=" + running);
        assertThat(page.getByLabel("Delete " + running)).hasCount(0);
        page.getByLabel("Cancel " + running).click();
        assertThat(page.locator("tbody tr")).containsText("cancelled", SOON);
        assertThat(page.getByLabel("Delete " + running)).hasCount(1);
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    @Test
    void nothingMeasuredAndAnErrorAreSaid() {
        page.setViewportSize(360, 900);
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

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    /** One whose trial takes a hundredth of so many seconds. */
    private static String submitted(int windowSeconds) {
        return PostedExperiment.id(
                PostedExperiment.of(
                        "{\"setups\": [\"no-pool\"], \"trials\": 1, \"durationSeconds\": %d}"
                                .formatted(windowSeconds)));
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
        PostedExperiment.await("/api/experiments/" + id, status);
    }
}
