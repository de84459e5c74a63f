package dev.sessionmark.program;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.sessionmark.page.Chromium;
import dev.sessionmark.page.Visitor;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bet, really measured by the packaged program and seen in a real browser. */
@Timeout(600)
class BetIT {

    /** Half a minute on a quiet machine. */
    private static final int LONGEST_MS = 480_000;

    @TempDir Path home;

    @Test
    void aVisitorPlacesABetAndSeesItMeasured() throws Exception {
        try (Chromium chromium = Chromium.start()) {
            try (Service service = Service.start(FurnishedHome.in(home));
                    Visitor visitor = chromium.visitor(service.origin(), 1280, false)) {
                Page page = visitor.page();
                page.route("**/api/experiments", BetIT::shortened);
                visitor.opens("/");
                page.locator("#bet").press("End");
                page.locator("#start").click();
                assertThat(page.locator("#running"))
                        .containsText(
                                Pattern.compile("Trial \\d of 2"),
                                new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));

                // Whatever this machine finds: never more exact than what was measured.
                assertThat(page.locator(".answer"))
                        .containsText(
                                Pattern.compile(
                                        "You said 20 ms\\. The usual advice (held|could be neither|made"
                                                + " no difference|was contradicted|could not help)"),
                                new LocatorAssertions.ContainsTextOptions().setTimeout(LONGEST_MS));
                assertThat(page.locator("#behind tbody tr")).hasCount(6);
                assertTrue(page.url().contains("experiment="), page::url);
                visitor.sees("bet-measured").canUseIt();

                visitor.opens("/compare" + page.url().replaceFirst("[^?]*", ""));
                assertThat(page.locator("table.figures").first())
                        .containsText("blocking-on-event-loop");
                visitor.sees("compare-measured").canUseIt();
            }
        }
    }

    /** The plan of the page, measured once and briefly: enough to see all that it shows. */
    private static void shortened(Route route) {
        Route.ResumeOptions options = new Route.ResumeOptions();
        if (route.request().method().equals("POST")) {
            String plan = route.request().postData();
            String once =
                    plan.replaceFirst("\"trials\":\\d+", "\"trials\":1")
                            .replaceFirst("\"warmupSeconds\":\\d+", "\"warmupSeconds\":1")
                            .replaceFirst("\"durationSeconds\":1.5", "\"durationSeconds\":1")
                            .replaceFirst("\"timeoutSeconds\":3", "\"timeoutSeconds\":1")
                            // Others are tested beside it.
                            .replaceFirst("\\{", "{\"tolerateNeighbours\":true,");
            assertNotEquals(plan, once);
            options.setPostData(once);
        }
        route.resume(options);
    }
}
