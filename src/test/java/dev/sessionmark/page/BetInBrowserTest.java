package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What a visitor does in the first minute, with the shipped example and with an engine that only
 * pretends.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class BetInBrowserTest extends InBrowser {

    @Test
    void theBetIsMovedByKeyboardAndAnsweredWithAnInterval() {
        try (Visitor visitor = visitor(1280, false)) {
            Page page = visitor.opens("/?experiment=example").page();
            page.locator("#bet").focus();
            for (int steps = 0; steps < 4; steps++) {
                page.keyboard().press("ArrowRight");
            }

            // Four steps of half a millisecond from 8 ms on.
            assertThat(page.locator(".answer")).containsText("You said 10 ms.");
            assertThat(page.locator(".answer"))
                    .containsText(
                            Pattern.compile(
                                    "On another machine: (between \\d+ and \\d+ ms|none in range|at"
                                            + " every distance)"));
            page.locator("#none").check();
            assertThat(page.locator(".answer")).containsText("You said none in range.");
            assertTrue(page.url().contains("bet=none"), page::url);
        }
    }

    @Test
    void theCardIsKeptInThreeForms() throws Exception {
        try (Visitor visitor = visitor(1280, false)) {
            Page page = visitor.opens("/?experiment=example&bet=3").page();
            assertThat(page.locator(".card img")).hasJSProperty("naturalWidth", 1200);

            String svg = Files.readString(saved(page, "Save SVG").path());
            assertTrue(svg.contains("You said 3 ms."), svg);
            assertTrue(svg.contains("sessionmark compare"), svg);
            byte[] png = Files.readAllBytes(saved(page, "Save PNG").path());
            assertEquals("PNG", new String(png, 1, 3, java.nio.charset.StandardCharsets.US_ASCII));
            String text = Files.readString(saved(page, "Save text").path());
            assertTrue(text.lines().anyMatch(line -> line.startsWith("sessionmark compare")), text);
        }
    }

    @Test
    void anExperimentIsStartedFollowedAndCancelledFromTheForm() {
        try (Visitor visitor = visitor(1280, false)) {
            Page page = visitor.opens("/measure").page();
            page.locator("#durationSeconds").fill("3600");
            page.locator("#trials").fill("0");
            page.locator("#start").click();
            assertThat(page.locator("[data-wrong=trials]")).containsText("must be from 1 to");

            // A refusal is an answer that a browser reports; from here on nothing may go wrong.
            visitor.forgives("400");
            page.locator("#trials").fill("1");
            page.locator("[name=setups]").all().forEach(box -> box.uncheck());
            page.locator("[name=setups][value=no-pool]").check();
            page.locator("#start").click();
            assertThat(page.locator("#running")).containsText("Trial 1 of 1");
            page.locator("#running button").click();
            assertThat(page.locator("#running")).containsText("Cancelled");

            visitor.opens("/experiments");
            assertThat(
                            page.locator("tbody tr")
                                    .filter(new Locator.FilterOptions().setHasText("no-pool"))
                                    .first())
                    .containsText("cancelled");
        }
    }

    @Test
    void aServiceThatIsGoneIsAwaited() {
        try (Visitor visitor = visitor(1280, false)) {
            Page page = visitor.opens("/experiments").page();
            visitor.offline(true);
            assertThat(page.locator("#experiments"))
                    .containsText(
                            "Trying again",
                            new com.microsoft.playwright.assertions.LocatorAssertions
                                            .ContainsTextOptions()
                                    .setTimeout(30_000));
            visitor.sees("gone").offline(false);
            assertThat(page.locator("#experiments"))
                    .not()
                    .containsText(
                            "Trying again",
                            new com.microsoft.playwright.assertions.LocatorAssertions
                                            .ContainsTextOptions()
                                    .setTimeout(30_000));
        }
    }

    private static Download saved(Page page, String button) {
        return page.waitForDownload(() -> page.getByText(button).click());
    }
}
