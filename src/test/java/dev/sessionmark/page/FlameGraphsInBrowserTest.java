package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Flame graphs, asked for in Measure. */
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
}
