package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the lines in Code cost, on the trace that {@code Traces} makes by hand: of each trial one
 * request drawn, of 8.95 ms, and one slow. Of the 8.95 ms 0.3 are the hand-over, 1.0 the
 * application, 0.5 the pool, 6.0 two statements (4.0 of them added round trips of 2 ms) and 0.15
 * the open session.
 */
@QuarkusTest
class CodeCostTest extends InBrowser {

    private static String id;

    @BeforeEach
    void measure() {
        if (id == null) {
            id = TracedExperiment.run();
        }
    }

    private void open(String query) {
        page.route(
                "**/api/experiments/*/comparison",
                route -> answer(route, TracedExperiment.comparison(id)));
        visitor.opens("/code?experiment=" + id + query);
    }

    private Locator costBelow(String line) {
        return page.locator("#columns .line.marked:has-text('%s') + .cost".formatted(line));
    }

    @Test
    void everybodyCanUseIt() {
        open("&condition=0ms");
        assertThat(page.locator(".cost")).hasCount(5);
        visitor.canUseItInEveryLook("code-cost");
    }

    @Test
    void aLineCostsTheTimeOfItsPhasesInTheRequestsDrawn() {
        open("&condition=0ms&setups=blocking-on-event-loop");
        assertThat(costBelow("@NonBlocking"))
                .hasText(
                        "0.30 ms handed over to its handler's thread, 3.4 % of the response"
                                + " time: median of 2 requests drawn.");
        assertThat(costBelow("public Balance read("))
                .hasText(
                        "1.0 ms in the application without a session, 11 % of the response"
                                + " time: median of 2 requests drawn.");
        Locator statements = costBelow("return sessions.fromSession(");
        assertThat(statements.locator("p"))
                .hasText("6.7 ms, 74 % of the response time: median of 2 requests drawn.");
        assertThat(statements.locator("li"))
                .hasText(
                        new String[] {
                            "0.50 ms waiting for a database connection, 5.6 %",
                            "4.0 ms on the added round trips to the database, 45 %",
                            "2.0 ms in the database, 22 %",
                            "0.15 ms in the application with its session open, 1.7 %"
                        });
        // The experiment only reads: nothing is known of the lines that write.
        assertThat(page.locator(".cost")).hasCount(3);
        assertThat(page.locator("#costs")).containsText("with no added latency");
    }

    @Test
    void whereNoThreadIsChosenTheMethodPaysForTheHandOver() {
        open("&condition=0ms&setups=reactive-session");
        assertThat(costBelow("read(").locator("p"))
                .hasText("1.3 ms, 15 % of the response time: median of 2 requests drawn.");
        assertThat(costBelow("@ShieldedSession")).hasCount(0);
    }

    @Test
    void theConditionIsThatOfTheAddressOrTheFarthestAsInPipeline() {
        // With an added latency no trial of this experiment may be judged.
        open("");
        Locator said = page.locator("#costs .state");
        assertThat(said)
                .containsText(
                        "The lines of reactive-session and blocking-on-event-loop have no"
                                + " cost: with +10 ms no request of them");
        assertThat(page.locator(".cost")).hasCount(0);
        page.locator("#bar-condition").selectOption("0ms");
        assertThat(page.locator(".cost")).hasCount(5);
        assertThat(said).hasCount(0);
    }

    @Test
    void withoutATraceThatIsSaidOnceWithTheWayToMeasure() {
        page.route("**/trials/*/trace", route -> answer(route, "{\"number\":1,\"windows\":[]}"));
        open("&condition=0ms");
        Locator said = page.locator("#costs .state");
        assertThat(said).containsText("The lines have no cost. This experiment has no trace");
        assertThat(said.locator("a")).hasAttribute("href", Pattern.compile("^measure"));
        visitor.canUseIt();
        assertThat(said).hasCount(1);
        assertThat(page.locator(".cost")).hasCount(0);
    }

    @Test
    void aTraceThatCannotBeHadLeavesTheSources() {
        page.route(
                "**/trials/*/trace",
                route ->
                        answer(
                                route,
                                500,
                                "application/problem+json",
                                "{\"status\":500,\"title\":\"Broken\"}"));
        open("&condition=0ms");
        assertThat(page.locator("#costs [role=alert]")).containsText("That did not work.");
        assertThat(page.locator("#columns .line.marked").first()).isVisible();
        page.unroute("**/trials/*/trace");
        page.getByText("Try again").click();
        assertThat(page.locator(".cost")).hasCount(5);
        visitor.forgives("500");
    }
}
