package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Limits, Advice and Quiz in a real browser, on a comparison with made-up figures whose answers are
 * known: four setups at 0, 2, 5 and 10 ms, 200/s and 500/s.
 */
@QuarkusTest
class DecideViewsTest extends InBrowser {

    private static final String KNOWN = "?experiment=20261125-100000-test";

    private static final String COMPARISON = Sweep.read().toString();

    @BeforeEach
    void knowFigures() {
        page.route("**/api/experiments/*/comparison", route -> answer(route, COMPARISON));
    }

    @Test
    void limitsNameTheCrossoverAndHatchItBetweenTwoConditions() {
        visitor.opens("/limits" + KNOWN);
        Locator finding = page.getByLabel("What was found");
        assertThat(finding).containsText("By added round trip, at pool 20, 500 requests/s:");
        assertThat(finding).containsText("the difference begins between +0 ms and +2 ms.");
        // Three figures over the distance; the rate makes no difference next to the database.
        assertThat(page.locator(".multiple rect[fill^='url']")).hasCount(3);
        page.getByLabel("instead of").selectOption("blocking-on-worker");
        assertThat(finding).containsText("cannot be told; not decided at no added latency, 500/s");
        assertThat(page.locator(".multiple rect[fill^='url']")).hasCount(0);
        page.getByText("The figures behind the plots").first().click();
        assertThat(page.locator("details tbody tr")).hasCount(32);
    }

    @Test
    void limitsAreReadWithTheKeyboard() {
        visitor.opens("/limits" + KNOWN);
        Locator plot = page.getByLabel(Pattern.compile("^Response time p99 by added round trip"));
        plot.focus();
        plot.press("End");
        assertThat(plot)
                .hasAttribute(
                        "aria-valuetext",
                        Pattern.compile(
                                "\\+10 ms: reactive-session 13 ms; blocking-on-event-loop not"
                                        + " served"));
    }

    @Test
    void theVisitorsOwnFiguresFindTheirConditionOrNone() {
        visitor.opens("/limits" + KNOWN);
        page.getByLabel("Your own figures").getByLabel("Requests a second").fill("900");
        page.getByLabel("Database round trip, ms").fill("3");
        // 900/s over 2 replicas are 450/s each.
        assertThat(page.locator("#limits"))
                .containsText("Yours is nearest to +5 ms, pool 20, 500 requests/s.");
        page.getByLabel("Database round trip, ms").fill("30");
        assertThat(page.locator("#limits"))
                .containsText(
                        "No measured condition is yours. "
                                + "The hardest that was measured is +10 ms; yours is +30 ms.");
        page.getByLabel("Replicas").fill("1.5");
        assertThat(page.getByText("Replicas: a whole number is needed.")).isVisible();
    }

    @Test
    void aSweepSaysWhatItCostsAndIsAskedFor() {
        String[] plan = new String[1];
        page.route(
                "**/api/experiments",
                route -> {
                    plan[0] = route.request().postData();
                    answer(route, "{\"id\":\"20261125-100000-next\",\"status\":\"QUEUED\"}");
                });
        page.route(
                "**/api/experiments/*/events",
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setContentType("text/event-stream")
                                        .setBody(
                                                "event: status\n"
                                                        + "data: {\"status\":\"DONE\"}\n\n")));
        visitor.opens("/limits" + KNOWN);
        Locator form = page.getByLabel("Start a sweep");
        form.getByLabel("Added round trip, ms").fill("0, x");
        assertThat(form).containsText("\"x\" is not a number");
        assertThat(form.getByText("Start the sweep")).isDisabled();
        form.getByLabel("Added round trip, ms").fill("0, 5");
        form.getByLabel("Requests a second").fill("500");
        assertThat(form).containsText("2 conditions, 3 setups, 2 trials of each");
        form.getByText("Start the sweep").click();
        assertThat(form.getByText("The sweep is done")).isVisible();
        assertTrue(
                plan[0].contains("\"dbLatencyMs\":[0,5],\"poolSize\":[20],\"rate\":[500]"),
                plan[0]);
        assertTrue(page.url().contains("20261125-100000-next"), page.url());
    }

    @Test
    void adviceRestsOnFiguresAndStaysTicked() {
        visitor.opens("/advice" + KNOWN);
        page.getByLabel("Requests a second").fill("800");
        page.getByLabel("Database round trip, ms").fill("5");
        // 400/s each x 6.25 ms = 2.5 busy; 2.5 + 3 x 1.58 = 7.2
        assertThat(page.locator(".steps"))
                .containsText("Set the pool to 8 connections for each replica");
        assertThat(page.locator(".steps")).containsText("quarkus.datasource.reactive.max-size=8");
        assertThat(page.locator(".steps")).containsText("2 of 2 trials valid");
        page.locator("#step-pool").check();
        page.reload();
        assertThat(page.locator("#step-pool")).isChecked();
        assertThat(page.locator(".tip").nth(2))
                .containsText(Sweep.read().at("/usualAdvice/headline").textValue());
        assertThat(page.locator(".tip").nth(1))
                .containsText("The advice, as made up for tests against session-per-statement.");
    }

    @Test
    void withoutAFigureThereIsNoAdviceButACommand() {
        visitor.opens("/advice" + KNOWN);
        page.getByLabel("Database round trip, ms").fill("50");
        assertThat(page.getByText("No advice yet.")).isVisible();
        assertThat(page.getByLabel("command", new Page.GetByLabelOptions().setExact(true)))
                .containsText("sessionmark compare --setups reactive-session");
        assertThat(page.locator(".steps")).hasCount(0);
    }

    @Test
    void theQuizIsMadeOfTheMeasurement() {
        visitor.opens("/quiz" + KNOWN);
        List<?> kinds =
                (List<?>)
                        page.evaluate(
                                """
                                        async (folder) => {
                                          const { conditionsOf } = await import(folder + "/comparison/factors.js");
                                          const { questionsFor } = await import(folder + "/quiz/questions.js");
                                          const known = await (await fetch("/api/experiments/x/comparison")).json();
                                          return questionsFor(known, conditionsOf(known)).map(({ kind }) => kind);
                                        }""",
                                Assets.all().folder());
        long measured = kinds.stream().filter("measured"::equals).count();
        long code = kinds.stream().filter("code"::equals).count();
        assertTrue(kinds.size() >= 12, () -> kinds.toString());
        assertTrue(2 * measured >= kinds.size(), () -> kinds.toString());
        assertTrue(3 * code >= kinds.size(), () -> kinds.toString());
    }

    @Test
    void whatWasWrongComesAgainAndTheScoreIsKept() {
        visitor.opens("/quiz" + KNOWN);
        page.getByText("Begin", new Page.GetByTextOptions().setExact(true)).click();
        // Of the first question, why a synchronous session must be avoided, a wrong answer.
        page.getByLabel("It makes the database grow").check();
        page.getByText("Answer", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".stage")).containsText("Not right.");
        assertThat(page.locator(".stage"))
                .containsText("All setups use the same tables of the same database.");
        int asked = 1;
        while (page.getByText("Next question").count() > 0) {
            page.getByText("Next question").click();
            page.locator(".option input").first().check();
            page.getByText("Answer", new Page.GetByTextOptions().setExact(true)).click();
            asked++;
        }
        assertTrue(asked >= 12);
        page.getByText("See how it went").click();
        assertThat(page.getByText("The score is kept in this browser."))
                .containsText(" of " + asked + ", in 1 attempt.");
        page.getByText("Turn the card").click();
        assertThat(page.locator(".card .back")).containsText("blocks the loop");
        page.getByText("Knew it").click();
        visitor.canUseIt();
        page.reload();
        assertThat(page.getByText("Turn the card")).isVisible();
    }

    @Test
    void theCheatSheetIsOnePage() {
        visitor.opens("/quiz" + KNOWN);
        String pdf =
                new String(
                        page.pdf(new Page.PdfOptions().setFormat("A4")),
                        StandardCharsets.ISO_8859_1);
        long pages = Pattern.compile("/Type\\s*/Page[^s]").matcher(pdf).results().count();
        assertEquals(1, pages, "pages of the printed sheet");
    }

    /** The outcomes contradict the look of the figures: every view says what the outcomes say. */
    @Test
    void everyViewSaysWhatWasJudgedAndNotWhatTheFiguresLookLike() {
        String made = Sweep.contradicted().toString();
        page.route("**/api/experiments/*/comparison", route -> answer(route, made));
        visitor.opens("/compare" + KNOWN + "&condition=10ms-500rps");
        Locator grid = page.getByLabel("Verdicts", new Page.GetByLabelOptions().setExact(true));
        // 13 ms against never served, and yet.
        assertThat(grid.locator("tr[data-setup=reactive-session] td.chosen")).containsText("BAD");
        assertThat(grid.locator("tr[data-setup=blocking-on-event-loop] td.chosen"))
                .containsText("OK");

        visitor.opens("/limits" + KNOWN);
        assertThat(page.getByLabel("What was found"))
                .containsText("Made up: BETWEEN of reactive-session");

        visitor.opens("/learn" + KNOWN);
        assertThat(page.locator(".claim").nth(1)).containsText("Better here, but elsewhere worse");
        assertThat(page.locator(".claim").nth(1))
                .containsText("the blocking session was better with +2 ms, 200/s");
        assertThat(page.locator(".claim").nth(2)).containsText("Made up: BETWEEN of");

        visitor.opens("/advice" + KNOWN);
        page.getByLabel("Requests a second").fill("800");
        page.getByLabel("Database round trip, ms").fill("5");
        assertThat(page.locator("#advice .lead")).containsText("blocking-on-event-loop. Yours");
        assertThat(page.locator(".steps")).containsText("Advised as made up at 5ms-500rps.");
        assertThat(page.locator(".tip").nth(2))
                .containsText("The usual advice was contradicted, as made up.");

        visitor.opens("/quiz" + KNOWN);
        assertThat(page.locator("#sheet"))
                .containsText("The usual advice was contradicted, as made up.");
        assertThat(page.locator("#sheet")).containsText("Made up: BETWEEN of reactive-session");
        assertEquals(
                "reactive-session",
                page.evaluate(HIGHER_P99, Assets.all().folder()),
                "which the quiz calls the one with the higher p99 at 2 ms");
    }

    private static final String HIGHER_P99 =
            """
            async (folder) => {
              const { conditionsOf } = await import(folder + "/comparison/factors.js");
              const { measuredQuestions } = await import(folder + "/quiz/measured.js");
              const known = await (await fetch("/api/experiments/x/comparison")).json();
              known.pairs = known.pairs.filter(({ condition, a, b }) =>
                condition === "2ms-500rps" && a === "reactive-session" && b === "blocking-on-event-loop");
              const [{ options, right }] = measuredQuestions(known, conditionsOf(known), 0);
              return options[right].text;
            }""";
}
