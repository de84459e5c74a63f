package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.sessionmark.experiment.MeasuringEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Try as a visitor uses it. */
@QuarkusTest
class TryViewTest extends InBrowser {

    @Inject Event<MeasuringEvent> measuring;

    @AfterEach
    void leave() {
        RestAssured.delete("/api/stage");
    }

    @Test
    void requestsOfOnesOwnAndABurst() {
        visitor.opens("/try?experiment=example&distance=20");
        assertThat(page.locator("#send")).isDisabled();
        page.locator("#start").click();
        assertThat(page.locator("#said")).containsText("The server runs", SOON);

        page.locator("#send").click();
        Locator own = page.locator("#own");
        assertThat(own.locator("[data-finding]"))
                .containsText("The slowest of your 5 requests to the database took", SOON);
        assertThat(own.locator(".waterfall .name")).hasCount(6);
        assertThat(page.locator("#measured-here")).containsText("on 6 tracks");
        assertThat(page.locator("#spoken")).containsText("needs no database");
        own.getByText("The figures as a table").click();
        assertThat(own.locator("tbody tr")).hasCount(6);

        page.locator("#fire").click();
        Locator burst = page.locator("#burst");
        assertThat(burst.locator("[data-finding]")).containsText("All 100 were answered", SOON);
        burst.getByRole(AriaRole.SLIDER).focus();
        page.keyboard().press("ArrowDown");
        assertThat(burst.locator(".plot-reading")).containsText("Request 1: due at");
        page.keyboard().press("End");
        assertThat(burst.locator(".plot-reading")).containsText("no database");
        assertThat(page.locator("#tried tbody tr")).hasCount(2);
        visitor.canUseItInEveryLook("try-used");
    }

    /** 30 requests of 20 ms at two blocked loops: one has at least 15 of them. */
    @Test
    void aBlockedLoopIsSeenAndOneThatIsNotToo() {
        visitor.opens("/try?distance=20&setup=blocking-on-event-loop");
        page.locator("#start").click();
        assertThat(page.locator("#said")).containsText("20 ms away", SOON);
        page.locator("#requests").fill("30");
        page.locator("#fire").click();
        Locator finding = page.locator("#burst [data-finding]");
        assertThat(finding).containsText("All 30 were answered", SOON);
        page.locator("#burst").getByText("The figures as a table").click();
        assertThat(page.locator("#burst tbody tr").nth(29)).isVisible();

        page.locator("#setup").selectOption("reactive-session");
        assertTrue(page.url().contains("setup=reactive-session"), page::url);
        assertThat(page.locator("#setup-says")).containsText("session");
        page.locator("#count").selectOption("1");
        page.locator("#send").click();
        assertThat(page.locator("#own [data-finding]"))
                .containsText("Your request to the database took", SOON);
        assertThat(page.locator("#tried tbody tr").first()).containsText("reactive-session");
    }

    @Test
    void whatCannotBeFiredIsSaidAtItsField() {
        visitor.opens("/try?distance=0");
        page.locator("#start").click();
        assertThat(page.locator("#said")).containsText("The server runs", SOON);
        page.locator("#requests").fill("1001");
        page.locator("#fire").click();
        assertThat(page.locator("#burst-wrong")).containsText("must be 10 to 1000", SOON);
        assertThat(page.locator("#requests")).isFocused();
        visitor.forgives("400");
    }

    @Test
    void itSaysWhatItWaitsFor() {
        try {
            measuring.fire(new MeasuringEvent("20261125-120000-abcd", true));
            visitor.opens("/try?distance=0");
            page.locator("#start").click();
            assertThat(page.locator("#said")).containsText("20261125-120000-abcd", SOON);
            assertThat(page.locator("#send")).isDisabled();
            visitor.sees("try-waits").canUseIt();
            measuring.fire(new MeasuringEvent("20261125-120000-abcd", false));
            assertThat(page.locator("#said")).containsText("The server runs", SOON);
            page.locator("#end").click();
            assertThat(page.locator("#said")).containsText("No server runs yet", SOON);
        } finally {
            measuring.fire(new MeasuringEvent("20261125-120000-abcd", false));
        }
    }

    /** The phases are where the Performance panel looks for them. */
    @Test
    void thePhasesAreTracksOfTheirOwn() {
        visitor.opens("/try?distance=20&setup=reactive-client");
        page.locator("#start").click();
        assertThat(page.locator("#said")).containsText("The server runs", SOON);
        page.locator("#send").click();
        assertThat(page.locator("#measured-here")).containsText("on 6 tracks", SOON);
        assertEquals(
                6,
                page.evaluate(
                        "new Set(performance.getEntriesByType('measure')"
                                + ".filter(m => m.detail.devtools.dataType === 'track-entry'"
                                + " && m.detail.devtools.trackGroup === 'Sessionmark')"
                                + ".map(m => m.detail.devtools.track)).size"));
    }
}
