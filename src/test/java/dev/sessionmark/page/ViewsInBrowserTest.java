package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every view in a real browser, with the shipped example: wide and narrow, light and dark. */
@QuarkusTest
class ViewsInBrowserTest extends InBrowser {

    @ParameterizedTest
    @EnumSource(View.class)
    void everyViewCanBeUsedByEverybody(View view) {
        visitor.opens(view.address() + "?experiment=example");
        assertThat(page.locator("main"))
                .containsText(
                        switch (view) {
                            case PIPELINE -> "on average";
                            case CODE -> "of the response time";
                            default -> "";
                        });
        visitor.canUseItInEveryLook(view.id());
    }

    /** While it begins, when it ended before its first trial, and after a single row. */
    @ParameterizedTest
    @EnumSource(View.class)
    void everyViewCopesWithAnExperimentThatHasHardlyBegun(View view) {
        String[] status = {""};
        String[] comparison = {""};
        page.route(
                "**/api/experiments/early", route -> answer(route, Unmeasured.summary(status[0])));
        page.route("**/api/experiments/early/comparison", r -> answer(r, comparison[0]));
        page.route("**/api/experiments/early/events", route -> route.abort());
        page.route("**/trials/*/*", route -> answer(route, "{\"number\":1,\"windows\":[]}"));
        comparison[0] = Unmeasured.comparison(false);
        for (String one : List.of("FAILED", "RUNNING")) {
            status[0] = one;
            visitor.opens(view.address() + "?experiment=early");
            assertThat(page.locator("main")).not().containsText("undefined");
        }
        comparison[0] = Unmeasured.comparison(true);
        visitor.opens(view.address() + "?experiment=early");
        assertThat(page.locator("main")).not().containsText("undefined");
        visitor.forgivesWhatWasAborted();
    }

    /** Nothing is an error, and what nobody can know is a dash. */
    @ParameterizedTest
    @EnumSource(View.class)
    void everyViewCopesWithAServiceThatTellsNothingOfItself(View view) {
        page.route(
                Pattern.compile("/api/experiments\\?"),
                route ->
                        answer(
                                route,
                                "{\"experiments\":[%s],\"total\":1}"
                                        .formatted(ForeignExperiment.summary())));
        page.route(
                "**/api/experiments/foreign", route -> answer(route, ForeignExperiment.summary()));
        page.route(
                "**/api/experiments/foreign/comparison",
                route -> answer(route, ForeignExperiment.comparison()));
        page.route("**/trials/*/trace", route -> answer(route, ForeignExperiment.trace()));
        page.route("**/trials/*/course", route -> answer(route, "{\"number\":2,\"windows\":[]}"));
        visitor.opens(view.address() + "?experiment=foreign").sees("foreign-" + view.id());
        Locator main = page.locator("main");
        assertThat(main).not().containsText(Pattern.compile("undefined|NaN|null"));
        switch (view) {
            case COMPARE -> {
                Locator row = page.locator(".tables tr[data-setup=django]").first();
                assertThat(row).containsText("http");
                // Loop blocked, loop delay, wait, hold, processor, memory.
                assertThat(row.getByText("-", new Locator.GetByTextOptions().setExact(true)))
                        .hasCount(6);
                page.getByText("One trial, second by second").click();
                assertThat(main).containsText("Nothing was kept of the seconds");
            }
            case PIPELINE -> {
                assertThat(main).containsText("in a service that nobody can look into");
                page.getByText("Step", new Page.GetByTextOptions().setExact(true)).click();
                page.getByText("Step", new Page.GetByTextOptions().setExact(true)).click();
                assertThat(main).containsText("Its source is not in this program.");
            }
            case LIMITS ->
                    assertThat(page.locator(".columns .line[data-setup=django]").first())
                            .isVisible();
            case ADVICE -> assertThat(main).containsText("Serve requests as django does");
            case QUIZ ->
                    page.getByText("Begin", new Page.GetByTextOptions().setExact(true)).click();
            case EXPERIMENTS -> assertThat(main).containsText(ForeignExperiment.ARM);
            default -> assertThat(main).isVisible();
        }
        assertThat(main).not().containsText(Pattern.compile("undefined|NaN|null"));
    }

    /** A browser of 2023, in the dark. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/limits"})
    void whoeverHasNoLightDarkReadsItInTheLight(String view) {
        visitor.switchColours();
        page.route(
                "**/style/base.css",
                route -> answer(route, 200, "text/css", withoutLightDark(route)));
        visitor.opens(view + "?experiment=example").canUseIt();
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(255, 255, 255)");
        assertThat(page.locator("h1")).hasCSS("color", "rgb(27, 31, 36)");
        assertThat(page.locator("#theme")).isHidden();
    }

    private static String withoutLightDark(Route route) {
        return route.fetch().text().replace("light-dark(", "no-such-function(");
    }

    @Test
    void whatIsPrintedIsDarkOnWhite() {
        visitor.switchColours();
        visitor.opens("/limits?experiment=example");
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(20, 23, 27)");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(255, 255, 255)");
        assertThat(page.locator("h1")).hasCSS("color", "rgb(27, 31, 36)");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        // What is drawn on a canvas is drawn before the media change.
        page.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(page.locator("h1")).hasCSS("color", "rgb(27, 31, 36)");
        page.evaluate("dispatchEvent(new Event('afterprint'))");
        assertThat(page.locator("h1")).hasCSS("color", "rgb(231, 234, 238)");
    }

    /** It is one file that asks nobody for anything: its plots are drawn of what is in it. */
    @Test
    void theReportDrawsItsPlots() throws IOException {
        String[] parts =
                Files.readString(Path.of("src/test/resources/golden/report.html"))
                        .split("\\(library\\)");
        String report =
                parts[0]
                        + library("uPlot.min.css")
                        + parts[1]
                        + library("uPlot.iife.min.js")
                        + parts[2];
        page.setContent(report);
        assertThat(page.locator(".plots").first().locator("canvas")).hasCount(3);
        page.locator(".plots .u-over").first().hover();
        assertThat(page.locator(".plots .tip").first()).containsText("reactive-session");
        visitor.sees("report");
        page.locator(".plots .legend button").first().click();
        assertThat(page.locator(".plots .legend button").first())
                .hasAttribute("aria-pressed", "false");
    }

    private static String library(String name) throws IOException {
        try (InputStream in =
                ViewsInBrowserTest.class.getResourceAsStream(
                        "/META-INF/resources/webjars/uplot/1.6.30/dist/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
