package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What Compare shows second by second, in a real browser, on {@link CourseOfTheMinute}. */
@QuarkusTest
class CompareViewTest extends InBrowser {

    private static final String SETUP = "blocking-on-event-loop";
    private static final String BLOCKED = "Shift+ArrowRight";

    private void open() {
        page.route("**/api/experiments/*/comparison", route -> answer(route, comparison()));
        page.route("**/trials/*/course", route -> answer(route, CourseOfTheMinute.course()));
        page.route("**/trials/*/trace", route -> answer(route, CourseOfTheMinute.trace()));
        visitor.opens("/compare?experiment=made-up");
        openSeconds();
        page.locator(".heat canvas").waitFor();
        page.locator(".strips svg").waitFor();
    }

    private void openSeconds() {
        page.getByText("One trial, second by second").click();
        page.locator("#course").scrollIntoViewIfNeeded();
    }

    private Locator map() {
        return page.getByLabel(Pattern.compile("^Response time over time"));
    }

    @Test
    void everybodyCanUseIt() {
        open();
        map().focus();
        for (int i = 0; i <= CourseOfTheMinute.BLOCKED; i++) {
            map().press("ArrowRight");
        }
        map().press(BLOCKED);
        visitor.canUseItInEveryLook("compare-course");
    }

    @Test
    void theKeyboardReadsTheMapAndChoosesSeconds() {
        open();
        Locator behind = page.locator("#behind");
        assertThat(behind).containsText("Event loops were blocked for 630 ms in all.");
        map().focus();
        map().press("ArrowRight");
        // The 1,000th of 2,000 lies in the last of ten bins with 100 each, 2.8 to 3.2 ms.
        assertThat(page.locator("#spoken"))
                .hasText(
                        "Second 0: 2,000 answers, median 2.8 ms to 3.2 ms, slowest up to"
                                + " 112 ms.");
        map().press("ArrowDown");
        assertThat(page.locator("#spoken")).containsText("2.5 ms to 2.8 ms: 100 of them.");
        for (int i = 0; i < CourseOfTheMinute.BLOCKED; i++) {
            map().press("ArrowRight");
        }
        map().press(BLOCKED);
        assertThat(page.locator("#spoken")).hasText("Chosen: 20 s to 22 s.");
        assertThat(behind).containsText("From 20 s to 22 s");
        assertThat(behind)
                .containsText("blocked for 600 ms in all. Most of it, 600 ms, in slow.Session");
        assertThat(behind).not().containsText("other.Frame");
        Locator requests = behind.getByLabel("Slowest requests that were kept");
        assertThat(requests.locator("tbody tr")).hasCount(1);
        assertThat(requests.locator("tbody th")).hasText("7");
        assertThat(requests).containsText("waits to be read, 90 ms");
        map().press("Escape");
        assertThat(behind).containsText("In the whole window");
        assertThat(requests.locator("tbody tr")).hasCount(2);
    }

    @Test
    void draggingChoosesSeconds() {
        open();
        map().scrollIntoViewIfNeeded();
        BoundingBox box = map().boundingBox();
        // The axis takes 72 px, and the right margin 16.
        double second = (box.width - 72 - 16) / CourseOfTheMinute.SECONDS;
        double left = box.x + 72;
        Mouse mouse = page.mouse();
        mouse.move(left + 29.5 * second, box.y + 100);
        mouse.down();
        mouse.move(left + 30.5 * second, box.y + 120);
        mouse.move(left + 32.5 * second, box.y + 120);
        mouse.up();
        Locator behind = page.locator("#behind");
        assertThat(behind).containsText("From 29 s to 33 s");
        assertThat(behind).containsText("other.Frame.park");
        assertThat(behind).not().containsText(CourseOfTheMinute.CULPRIT);
        page.getByText("Choose the whole window").click();
        assertThat(behind).containsText(CourseOfTheMinute.CULPRIT);
    }

    @Test
    void theTableBehindTheMapHasTheSameCounts() {
        open();
        Locator figure = map().locator("xpath=..");
        assertThat(figure.locator("table")).hasCount(0);
        figure.getByText("The figures as a table").click();
        Locator rows = figure.locator("tbody tr");
        assertThat(rows).hasCount(CourseOfTheMinute.SECONDS);
        // Bins 40 to 44, 45 to 49 and 80: 500, 500 and 1,000 answers.
        assertThat(rows.first())
                .hasText(Pattern.compile("^0\\s*2,000\\s*2,000\\s*500\\s*500[-\\s]*1,000$"));
    }

    @Test
    void throughputLoopsTrialsAndWarmupAreThere() {
        open();
        Locator course = page.locator("#course");
        assertThat(course)
                .containsText("It fell furthest behind in second 20: 1,000 answers for 2,000 due.");
        page.getByLabel(Pattern.compile("^Throughput: achieved")).press("End");
        assertThat(page.locator("#spoken")).hasText("second 59: achieved 2,000/s, due 2,000/s");
        Locator loops = page.getByLabel(Pattern.compile("^Share of time that each event loop"));
        loops.press("Home");
        for (int i = 0; i < CourseOfTheMinute.BLOCKED; i++) {
            loops.press("ArrowRight");
        }
        assertThat(page.locator("#spoken")).hasText("second 20: loop 1 60 %, loop 2 0 %");
        assertThat(page.getByLabel(Pattern.compile("^Largest event-loop delay"))).isVisible();
        assertThat(course.locator(".steady"))
                .hasText("Called steady after 2.5 s: the rate changed by less than 5 %.");
        assertThat(course.locator(".strips .median")).hasCount(2);
        page.locator("#course-trial").selectOption("4");
        assertThat(course).containsText("Warm-up of trial 4: rate");
    }

    @Test
    void theShippedExampleHasItsSecondsToo() {
        visitor.opens("/compare?experiment=example");
        openSeconds();
        Locator section = page.locator("#course");
        assertThat(section).containsText("Response time over time");
        assertThat(section).containsText("Before the window: the warm-up");
        visitor.sees("compare-example");
    }

    /** The grid chooses for the whole view; what is long stays folded, and nothing sticks out. */
    @Test
    void itOpensWithVerdictsAndFindingsOfTheChosenCondition() {
        ObjectNode all = Sweep.atOneRate(List.of("reactive-session", SETUP, "blocking-on-worker"));
        ObjectNode loops = (ObjectNode) all.at("/rows/0/eventLoop");
        loops.putNull("delayP99Ms").put("delayP90Ms", 3);
        page.route("**/api/experiments/*/comparison", r -> answer(r, all.toString()));
        visitor.opens("/compare?experiment=made-up");
        assertThat(page.locator(".verdicts tbody td .chip")).hasCount(12);
        assertThat(page.locator("details[open]")).hasCount(0);
        int height = (int) page.evaluate("document.documentElement.scrollHeight");
        assertTrue(height < 4_000, () -> height + " px high");
        page.getByText("More columns").click();
        assertThat(page.locator(".tables > .scroll")).hasCount(4);
        assertEquals(
                List.of(),
                page.evaluate(
                        "[...document.querySelectorAll('.scroll')].filter(n => n.scrollWidth >"
                                + " n.clientWidth).map(n => n.ariaLabel)"));

        // A p90 never stands where a p99 is named.
        page.getByText("Event-loop delay by condition").click();
        Locator delays = page.locator("figure:has(h3:text('Event-loop delay p99'))");
        delays.getByText("The figures as a table").click();
        assertThat(delays.locator("tbody tr").first().locator("td").first()).hasText("-");

        page.locator(".verdicts").getByText("+5 ms").click();
        assertThat(page.locator(".tables > .scroll")).hasCount(1);
        assertTrue(page.url().contains("condition=5ms"), page.url());
        assertThat(page.getByLabel("What was found")).containsText("+5 ms database latency");
        assertThat(page.getByLabel("What was found")).not().containsText("Lowest p99 at +10 ms");
        assertThat(delays).isVisible();
    }

    @Test
    void whatFurtherTrialsOfARunningExperimentFindIsShown() {
        String[] comparison = {Unmeasured.comparison(true)};
        page.route(
                "**/api/experiments/early", route -> answer(route, Unmeasured.summary("RUNNING")));
        page.route("**/api/experiments/early/comparison", r -> answer(r, comparison[0]));
        Locator rows = page.locator("#compare .tables tbody tr[data-setup]");
        page.route(
                "**/api/experiments/early/events",
                route -> {
                    assertThat(rows).hasCount(1);
                    assertThat(page.locator("#compare")).containsText("still being measured");
                    comparison[0] = Sweep.atOneRate(List.of(SETUP)).put("id", "early").toString();
                    answer(route, 200, "text/event-stream", A_TRIAL_ENDED);
                });
        visitor.opens("/compare?experiment=early");
        assertThat(rows).hasCount(4);
        assertThat(page.locator("#compare")).not().containsText("still being measured");
    }

    @Test
    void aRefusedRefreshKeepsWhatIsShown() {
        boolean[] busy = {false};
        page.route(
                "**/api/experiments/early", route -> answer(route, Unmeasured.summary("RUNNING")));
        page.route(
                "**/api/experiments/early/comparison",
                route -> {
                    if (busy[0]) {
                        answer(route, 503, "application/problem+json", TOO_BUSY);
                    } else {
                        answer(route, Unmeasured.comparison(true));
                    }
                });
        Locator rows = page.locator("#compare .tables tbody tr[data-setup]");
        page.route(
                "**/api/experiments/early/events",
                route -> {
                    assertThat(rows).hasCount(1);
                    busy[0] = true;
                    answer(route, 200, "text/event-stream", A_TRIAL_ENDED);
                });
        visitor.opens("/compare?experiment=early");
        assertThat(page.locator("#compare"))
                .containsText("It could not be refreshed: Too much to do.");
        assertThat(rows).hasCount(1);
        busy[0] = false;
        assertThat(page.locator("#compare")).not().containsText("could not be refreshed");
        assertThat(rows).hasCount(1);
        visitor.forgives("503");
    }

    private static final String TOO_BUSY = "{\"status\":503,\"detail\":\"Too much to do.\"}";

    /** The browser asks for it again after an hour. */
    private static final String A_TRIAL_ENDED =
            """
            retry: 3600000
            event: trial
            data: {"number":2,"setup":"blocking-on-event-loop","failure":null}

            """;

    /** One setup at four distances, in two trials. */
    private static String comparison() {
        ObjectNode all = Sweep.atOneRate(List.of(SETUP)).put("id", "made-up");
        ArrayNode trials = all.putArray("trials");
        for (int number : new int[] {1, 4}) {
            ObjectNode trial = trials.addObject().put("number", number).put("setup", SETUP);
            trial.put("poolSize", 20).put("startupMs", 900).put("warmupSeconds", 4);
            trial.put("warmupSettled", true).putNull("failure");
        }
        return all.toString();
    }
}
