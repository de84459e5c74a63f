package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Flame graphs, asked for in Measure and one click from their row in Compare. */
@QuarkusTest
class FlameGraphsInBrowserTest extends InBrowser {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theCheckBoxIsInEveryFormOfThePlan() {
        visitor.opens("/measure");
        assertThat(page.locator("#elsewhere pre").first()).not().containsText("--profile");
        page.getByLabel("Profile each setup once more").check();
        assertThat(page.locator("#elsewhere")).containsText("--profile");
        assertThat(page.locator("#elsewhere")).containsText("\"profile\":true");
        assertThat(page.locator("#elsewhere")).containsText("\"profile\": true");
        assertThat(page.locator("#expected")).containsText("profiled and not measured");
        visitor.sees("measure-profile").canUseIt();
    }

    @Test
    void eachGraphIsOneClickFromItsRowAndWhatIsMissingSaysWhy() throws IOException {
        ObjectNode comparison = (ObjectNode) JSON.readTree(TracedExperiment.comparison("profiled"));
        ((ObjectNode) comparison.get("parameters")).put("profile", true);
        page.route(
                "**/api/experiments/*/comparison", route -> answer(route, comparison.toString()));
        page.route("**/api/experiments/*/profiles", route -> answer(route, profiles()));
        page.context()
                .route(
                        "**/profiles/wall.html",
                        route -> answer(route, 200, "text/html", "<h1>wall clock</h1>"));
        visitor.opens("/compare?experiment=profiled");

        Locator links = page.getByText("flame graph", new Page.GetByTextOptions().setExact(true));
        assertThat(links).hasCount(1);
        assertThat(page.locator(".flame-graphs"))
                .containsText(new String[] {"flame graph", "no flame graph: it was killed"});
        Page graph = page.waitForPopup(links::click);
        assertThat(graph.locator("h1")).hasText("wall clock");
        visitor.sees("compare-profile").canUseIt();
    }

    /** One that is there, and one that could not be had. */
    private static String profiles() {
        ArrayNode all = JSON.createArrayNode();
        profile(all, "reactive-session").put("name", "wall.html").putNull("missingBecause");
        profile(all, "blocking-on-worker").put("missingBecause", "it was killed");
        return all.toString();
    }

    private static ObjectNode profile(ArrayNode all, String setup) {
        ObjectNode one = all.addObject().put("setup", setup).put("event", "wall");
        one.put("condition", Sweep.conditionAt(0))
                .put("dbLatencyMs", 0)
                .putNull("poolSize")
                .putNull("ratePerSecond")
                .put("name", "none");
        return one.put("shows", setup + ", no added latency: wall clock");
    }
}
