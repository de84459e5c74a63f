package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Pipeline in a real browser, on the trace that {@code Traces} makes by hand: one request drawn, of
 * 8.95 ms, and one slow, of 98.25 ms, of which 90 on the way back.
 */
@QuarkusTest
class PipelineViewTest extends InBrowser {

    private static String id;

    @BeforeEach
    void measure() {
        if (id == null) {
            id = TracedExperiment.run();
        }
    }

    private void open() {
        page.route(
                "**/api/experiments/*/comparison",
                route -> answer(route, TracedExperiment.comparison(id)));
        visitor.opens("/pipeline?experiment=" + id);
    }

    @Test
    void everybodyCanUseIt() {
        open();
        button("Step").click();
        assertThat(page.locator(".facts")).isVisible();
        page.getByText("The figures behind the lanes").click();
        visitor.canUseItInEveryLook("pipeline-trace");
    }

    @Test
    void theBottleneckIsTheLongestPhaseWithItsFigure() {
        open();
        Locator found = page.getByLabel("What was found");
        assertThat(found).containsText("took 98 ms on average, 90 ms of it on the way back");
        assertThat(found.locator(".figure")).hasText("92 %");
        assertThat(page.locator(".longest").first())
                .containsText("bottleneck: on the way back, 90 ms");

        page.getByLabel("Requests", new Page.GetByLabelOptions().setExact(true))
                .selectOption("drawn");
        assertThat(found)
                .containsText(
                        "took 9.0 ms on average, 4.0 ms of it on the added round trips to the"
                                + " database");
        assertThat(found.locator(".figure")).hasText("45 %");
    }

    @Test
    void setupsStandOneAboveTheOtherBesideTheirLoops() {
        open();
        Locator blocks = page.locator(".block");
        assertThat(blocks).hasCount(2);
        assertThat(blocks.first().locator(".lane")).hasCount(2);
        assertThat(blocks.first().locator(".lanes > .blocked")).hasCount(2);
        page.locator("#choice input[value=blocking-on-worker]").check();
        assertThat(blocks).hasCount(3);
        assertTrue(page.url().contains("blocking-on-worker"), page.url());
        assertEquals(
                blocks.nth(0).locator(".tick").allTextContents(),
                blocks.nth(2).locator(".tick").allTextContents());
    }

    /** Its window lasts 5 s; what comes later was not watched, and must not look free. */
    @Test
    void aLoopsLineEndsWithTheWindow() {
        open();
        Locator plot = page.getByLabel(Pattern.compile("^Requests and event loops over time"));
        Locator line = page.locator(".block").first().locator(".free").first();
        double inside = length(line);
        // A step is a quarter of what is shown, which is at least 0.1 s.
        for (int i = 0; i < 200 && page.locator(".free").count() > 0; i++) {
            plot.press("ArrowRight");
        }
        assertTrue(inside > 100, () -> inside + " px");
        assertThat(page.locator(".free")).hasCount(0);
    }

    private static double length(Locator line) {
        return Double.parseDouble(line.getAttribute("x2"))
                - Double.parseDouble(line.getAttribute("x1"));
    }

    @Test
    void oneRequestIsWalkedThroughItsPhases() {
        open();
        page.getByLabel("Requests", new Page.GetByLabelOptions().setExact(true))
                .selectOption("drawn");
        page.getByLabel("Setup", new Page.GetByLabelOptions().setExact(true))
                .selectOption("blocking-on-event-loop");
        Locator step = button("Step");
        Locator facts = page.locator(".facts");
        step.click();
        assertThat(text("Step 1 of 12")).isVisible();
        assertThat(facts).containsText("The load generator has not sent it");
        step.click();
        step.click();
        // The worker of the made-up trace is not its event loop.
        assertThat(facts).containsText("From loop-1 to worker-1");
        assertThat(page.locator(".line.marked")).hasText("@NonBlocking");
        for (int i = 4; i <= 9; i++) {
            step.click();
        }
        assertThat(text("Step 9 of 12")).isVisible();
        assertThat(page.locator("#spoken")).containsText("This is the bottleneck.");
        assertThat(facts).containsText("A database connection, and its thread.");
        assertThat(facts).containsText("1 kept request waits for a connection.");
        assertThat(page.locator(".line.marked")).containsText("sessions.fromSession(");
        assertThat(page.locator(".now")).hasCount(1);
        button("Back").click();
        assertThat(text("Step 8 of 12")).isVisible();
    }

    @Test
    void theKeyboardZoomsMovesAndChooses() {
        open();
        Locator plot = page.getByLabel(Pattern.compile("^Requests and event loops over time"));
        Locator reading = page.locator(".plot-reading");
        plot.focus();
        String whole = reading.innerText();
        plot.press("+");
        assertNotEquals(whole, reading.innerText());
        assertThat(page.locator("#spoken")).containsText("the request was due");
        plot.press("0");
        assertThat(reading).hasText(whole);
        plot.press("ArrowRight");
        assertThat(reading).hasText(whole);
        plot.press("0");
        page.locator(".block").first().locator(".lane:not(.picked)").click();
        assertThat(page.locator("#spoken")).containsText("Request 1 of reactive-session");
    }

    @Test
    void whatHasNoTraceSaysSoAndLeadsToMeasure() {
        page.route("**/trials/*/trace", route -> answer(route, "{\"number\":1,\"windows\":[]}"));
        open();
        assertThat(page.locator("#pipeline .state")).containsText("This experiment has no trace");
        assertThat(page.locator("#pipeline a.button").first())
                .hasAttribute("href", Pattern.compile("^measure"));

        visitor.canUseIt();
    }

    private Locator text(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
