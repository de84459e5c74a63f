package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.sessionmark.ByTheClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Learn and Code as a visitor uses them. */
@QuarkusTest
class UnderstandViewsTest extends InBrowser {

    @AfterEach
    void leave() {
        RestAssured.delete("/api/stage");
    }

    /** Whoever else keeps the machine busy makes more of them wait. */
    @ByTheClock
    @Test
    void theSwitchBlocksALoopAndHalfOfTheVisitorsWait() {
        visitor.opens("/learn?experiment=example");
        Locator said = page.locator("#said");
        page.getByText("Start the server").click();
        assertThat(said).containsText("All 24 are served at once", SOON);

        Locator block = page.getByRole(AriaRole.SWITCH);
        block.focus();
        page.keyboard().press("Space");
        assertThat(said).containsText("12 of 24 wait", SOON);
        assertThat(block).hasAttribute("aria-checked", "true");
        assertThat(page.locator(".dot.waits"))
                .hasCount(12, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
        assertThat(page.locator("#loops")).containsText("blocked 50 %", SOON);
        assertThat(page.locator("#spoken")).containsText("12 of 24", SOON);
        visitor.sees("learn-blocked").canUseIt();

        page.getByText("Ask without blocking").click();
        assertThat(said).containsText("All 24 are served at once", SOON);
        assertThat(page.locator("#asked")).containsText("as reactive-session does", SOON);

        page.getByText("End the server").click();
        assertThat(said).containsText("Nothing runs yet.", SOON);
    }

    @Test
    void eachClaimHasItsFigure() {
        visitor.opens("/learn?experiment=example");
        assertThat(page.locator(".claim")).hasCount(3);
        for (Locator figure : page.locator(".claim-figure").all()) {
            assertTrue(
                    Pattern.compile("\\d|cannot be told").matcher(figure.innerText()).find(),
                    figure::innerText);
        }
        // What the service found in the example, the farthest too, where not all were served.
        assertThat(page.locator(".claim").nth(1))
                .containsText(
                        "It was better with +5 ms, +10 ms and +20 ms. Which is better could not"
                                + " be told with no added latency, +1 ms and +2 ms.");
        assertThat(page.locator(".claim").first()).containsText("not served (+20 ms)");
    }

    @Test
    void setupsStandSideBySideWithWhatTheirLinesCost() {
        visitor.opens("/code?experiment=example&setups=blocking-on-event-loop");
        Locator columns = page.locator("#columns .column");
        assertThat(columns).hasCount(1);
        assertThat(columns.locator(".line.marked").first()).hasText("@NonBlocking");
        assertThat(columns).containsText("The event loops stood blocked");
        // The example only reads: nothing is known of what writing costs.
        assertThat(columns.locator(".note").last()).not().containsText("at p99");

        for (String setup : new String[] {"blocking-on-worker", "session-held", "no-pool"}) {
            page.locator("#choice input[value=" + setup + "]").check();
        }
        assertThat(columns).hasCount(3);
        assertTrue(page.url().contains("setups=blocking-on-worker,session-held,no-pool"));
        assertThat(page.locator("#columns [data-setup=no-pool]"))
                .containsText("Not in the experiment shown");
        visitor.sees("code-three").canUseIt();
    }
}
