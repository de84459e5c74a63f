package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.sessionmark.api.PostedExperiment;
import dev.sessionmark.cli.options.FactorOptions;
import dev.sessionmark.cli.options.PlanOptions;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.Plans;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * What a visitor does in the first minute, with the shipped example and with an engine that only
 * pretends.
 */
@QuarkusTest
class BetInBrowserTest extends InBrowser {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theBetIsMovedByKeyboardUntilItIsPlaced() {
        visitor.opens("/");
        page.locator("#bet").focus();
        for (int steps = 0; steps < 4; steps++) {
            page.keyboard().press("ArrowRight");
        }
        page.locator("#example").click();

        // Four steps of half a millisecond from 8 ms on.
        assertThat(page.locator(".answer")).containsText("You said 10 ms.");
        assertThat(page.locator("#bet")).isDisabled();
        assertThat(page.locator("#none")).isDisabled();
        assertTrue(page.url().contains("bet=10"), page::url);
        page.keyboard().press("ArrowRight");
        page.reload();
        assertThat(page.locator(".answer")).containsText("You said 10 ms.");

        // Another tab, an address that somebody wrote, and the same example once more.
        Page other = page.context().newPage();
        other.navigate(origin + "?experiment=example&bet=3");
        assertThat(other.locator(".answer")).containsText("You said 10 ms.");
        other.close();
        page.locator("#again").click();
        assertThat(page.locator("#answer")).isEmpty();
        page.locator("#none").check();
        page.locator("#example").click();
        assertThat(page.locator(".answer")).containsText("You said 10 ms.");
    }

    @Test
    void aBetMayBeThatThereIsNone() {
        visitor.opens("/");
        page.locator("#none").check();
        page.locator("#example").click();
        assertThat(page.locator(".answer")).containsText("You said none in range.");
        assertTrue(page.url().contains("bet=none"), page::url);
    }

    @Test
    void whoeverPlacedNoBetIsToldOfNone() {
        visitor.opens("/?experiment=example");
        assertThat(page.locator(".answer")).not().containsText("You said");
        assertThat(page.locator("#answer")).containsText("No bet was placed");
        assertThat(page.locator(".board .bet")).hasCount(0);
    }

    /** The plan takes a hundredth of an hour for each trial of an engine that pretends. */
    private static String started() {
        return PostedExperiment.id(
                PostedExperiment.of(
                        """
                        {"setups": ["reactive-session", "blocking-on-event-loop"],
                         "dbLatencyMs": [0, 5], "trials": 1, "durationSeconds": 3500}"""));
    }

    @Test
    void whileItIsMeasuredEveryTabSeesTheFirstAnswersByWhatSoManyCarry() {
        String id = started();
        try {
            RestAssured.given()
                    .contentType(ContentType.JSON)
                    .body("{\"label\": \"a bet on a Monday\"}")
                    .patch("/api/experiments/" + id)
                    .then()
                    .statusCode(200);
            visitor.opens("/learn?experiment=example");
            assertThat(page.locator("#bar-now")).containsText("a bet on a Monday", SOON);
            page.route(
                    "**/api/experiments/*/events",
                    route -> answer(route, 200, "text/event-stream", FIRST_ANSWERS));
            page.route("**/comparison", route -> answer(route, Unmeasured.comparison(false)));
            visitor.opens("/");
            assertThat(page.locator("#bar-experiment")).containsText("a bet on a Monday", SOON);
            assertThat(page.locator("#bar-validity")).containsText("nothing measured so far");
            assertThat(page.locator("#bar-now")).isHidden();
            assertThat(page.locator("#bet")).isDisabled();
            Locator rows = page.locator("#behind tbody tr");
            assertThat(rows).hasCount(2);
            assertThat(rows.nth(0)).containsText("p50 21 msbeing measured, not final");
            assertThat(rows.nth(1)).containsText("p90 19 msbeing measured, not final");
            assertThat(rows.nth(1)).containsText("p50 250 mswarming up");
            assertThat(page.locator(".board .soon text"))
                    .hasText(new String[] {"p50", "p90", "p50, warming up"});
            visitor.canUseItInEveryLook("bet-live");
            page.reload();
            assertThat(rows).hasCount(2);
        } finally {
            RestAssured.delete("/api/experiments/" + id);
            // A visitor of the next test would watch it.
            PostedExperiment.await("/api/experiments/" + id, "CANCELLED");
        }
    }

    /** In the first ten seconds of a measurement at some hundreds of requests a second. */
    private static final String FIRST_ANSWERS =
            """
            retry: 3600000
            event: status
            data: {"status":"RUNNING"}

            event: live
            data: {"trial":1,"setup":"reactive-session","dbLatencyMs":5,"phase":"WARM_UP","answers":2000,"p50Ms":90,"p90Ms":95,"p99Ms":99,"inFlight":3}

            event: live
            data: {"trial":1,"setup":"reactive-session","dbLatencyMs":5,"phase":"WINDOW","answers":200,"p50Ms":7,"p90Ms":19,"inFlight":3}

            event: live
            data: {"trial":1,"setup":"reactive-session","dbLatencyMs":5,"phase":"WARM_UP","answers":2000,"p50Ms":90,"p90Ms":95,"p99Ms":99,"inFlight":3}

            event: live
            data: {"trial":1,"setup":"reactive-session","dbLatencyMs":0,"phase":"WINDOW","answers":20,"p50Ms":21,"inFlight":3}

            event: live
            data: {"trial":2,"setup":"blocking-on-event-loop","dbLatencyMs":5,"phase":"WARM_UP","answers":24,"p50Ms":250,"inFlight":3}

            """;

    /** Figures that look like the one and outcomes that say the other: made up of a sweep. */
    @Test
    void pageAndCardSayWhatWasJudgedAndNotWhatTheFiguresLookLike() throws Exception {
        page.route(
                "**/example/comparison.json",
                route -> answer(route, Sweep.contradicted().toString()));
        visitor.opens("/?experiment=example&bet=2");
        String judged = "The usual advice was contradicted, as made up.";
        assertThat(page.locator(".answer")).hasText("You said 2 ms. " + judged);
        // The blocking session is not served where the other one takes milliseconds.
        assertThat(page.locator("#behind tbody tr").last()).containsText("contradicted");
        assertThat(page.locator("#answer")).not().containsText("Your bet");
        assertThat(page.locator("#answer")).not().containsText("held");
        assertThat(page.locator(".card img")).hasAttribute("alt", Pattern.compile(judged));
        String text = Files.readString(saved("Save text").path());
        assertTrue(text.contains("You said 2 ms. " + judged), text);
        assertFalse(text.contains("difference begins"), text);
    }

    @Test
    void theCardIsKeptInThreeForms() throws Exception {
        visitor.opens("/?experiment=example&bet=3");
        assertThat(page.locator(".card img")).hasJSProperty("naturalWidth", 1200);

        String svg = Files.readString(saved("Save SVG").path());
        assertTrue(svg.contains("You said 3 ms."), svg);
        assertTrue(svg.contains("./sessionmark compare"), svg);
        assertTrue(svg.contains("--seed 42"), svg);
        // Two lines that differ without their colours: by dash, and by mark.
        assertTrue(svg.contains("stroke-dasharray=\"14 8\""), svg);
        assertTrue(Pattern.compile("<circle .*<rect [^>]*#b4520a").matcher(svg).find(), svg);
        byte[] png = Files.readAllBytes(saved("Save PNG").path());
        assertEquals("PNG", new String(png, 1, 3, java.nio.charset.StandardCharsets.US_ASCII));
        String text = Files.readString(saved("Save text").path());
        assertTrue(text.lines().anyMatch(line -> line.startsWith("./sessionmark compare")), text);
    }

    @Test
    void whatIsFarAwayAndWhatIsNotServedStandOnBoardAndCard() throws Exception {
        page.route("**/example/comparison.json", BetInBrowserTest::fartherAway);
        visitor.opens("/?experiment=example&bet=3");
        assertThat(page.locator(".board text")).containsText(new String[] {"140", "200"});
        assertThat(page.locator(".board .lost")).hasText("not served");
        assertThat(page.locator("#behind tbody tr").last()).containsText("200 ms");
        assertThat(page.locator("#behind tbody tr").last()).containsText("not served");
        assertThat(page.locator("#bar-validity")).containsText("52 of 54 windows valid");
        assertThat(page.locator("#bar-validity"))
                .hasAttribute("title", Pattern.compile("^it rained; .* lagged"));
        String svg = Files.readString(saved("Save SVG").path());
        assertTrue(svg.contains(">200</text>"), svg);
        assertTrue(svg.contains(">not served</text>"), svg);
        visitor.sees("bet-far").canUseIt();
    }

    /** The shipped example, its distances ten times as long and one of its windows invalid. */
    private static void fartherAway(Route route) {
        String far;
        try (InputStream in =
                BetInBrowserTest.class.getResourceAsStream(
                        "/dev/sessionmark/page/example/comparison.json")) {
            JsonNode found = JSON.readTree(in);
            for (JsonNode one : found.get("conditions")) {
                ((ObjectNode) one).put("dbLatencyMs", 10 * one.get("dbLatencyMs").asDouble());
            }
            ((ObjectNode) found.at("/rows/0/trials/0"))
                    .put("valid", false)
                    .put("invalidBecause", "it rained");
            far = found.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer(route, far);
    }

    /** Plans in which, together, every field has a value of its own. */
    private static List<ExperimentPlan> plans() throws IOException {
        ObjectNode all =
                (ObjectNode)
                        JSON.readTree(
                                """
                                {"setups": ["session-held", "no-pool"], "workload": "tpcb-like",
                                 "scale": 3, "rate": ["120", "400.5"], "arrivals": "poisson",
                                 "connections": 7, "maxInFlight": 99, "timeoutSeconds": 1.25,
                                 "poolSize": [3, 4], "dbLatencyMs": [0, 0.25, 12.5],
                                 "slowCallMs": 7.5, "warmupSeconds": 3.5, "durationSeconds": 2.25,
                                 "trials": 3, "seed": -7, "aa": false}""");
        List.of("pooledClient", "profile", "tolerateNeighbours")
                .forEach(name -> all.put(name, true));
        return Stream.of(
                        all.toString(),
                        """
                        {"setups": ["reactive-client"], "users": [1, 12], "eventLoops": [1, 2],
                         "thinkMs": [0, 0.5], "aa": true}""",
                        """
                        {"setups": ["reactive-client"], "targets": [{"name": "mine",
                         "url": "http://127.0.0.1:8000/a", "bystander": "/up"}]}""",
                        """
                        {"budgetSeconds": 420.5, "precisionPercent": 7.5}""",
                        "{}")
                .map(Plans::of)
                .toList();
    }

    /** Whatever can be asked for is in the command, and the terminal reads it as it was meant. */
    @Test
    void aCopiedCommandAsksForExactlyThePlan() throws Exception {
        Set<String> named = new TreeSet<>();
        visitor.opens("/?experiment=example");
        for (ExperimentPlan plan : plans()) {
            JsonNode parameters = JSON.valueToTree(plan);
            parameters.fieldNames().forEachRemaining(named::add);
            String command =
                    (String)
                            page.evaluate(
                                    """
                                    async ([folder, plan]) =>
                                      (await import(folder + "/lib/command.js")).command(JSON.parse(plan))""",
                                    List.of(Assets.all().folder(), parameters.toString()));
            List<String> words = List.of(command.split(" "));
            assertEquals(List.of("./sessionmark", "compare"), words.subList(0, 2));
            PlanOptions options = new PlanOptions();
            CommandLine terminal = new CommandLine(options);
            FactorOptions factors = new FactorOptions();
            factors.addTo(terminal.getCommandSpec(), 1);
            terminal.parseArgs(words.subList(2, words.size()).toArray(String[]::new));
            assertEquals(plan, options.toPlan(factors), command);
        }
        assertEquals(Plans.fields(), named, "a field that none of these plans asks for");
    }

    @Test
    void anExperimentIsStartedFollowedAndCancelledFromTheForm() {
        visitor.opens("/measure");
        page.locator("#durationSeconds").fill("3600");
        page.locator("#trials").fill("0");
        page.locator("#targets").fill("far=http://192.0.2.1/{aid} /health\n");
        assertThat(page.locator("#elsewhere pre").first())
                .containsText("--target 'far=http://192.0.2.1/{aid}' --bystander far=/health");
        page.locator("#start").click();
        assertThat(page.locator("[data-wrong=trials]")).containsText("must be from 1 to");
        // Whoever may start an experiment is no way into every network that the service
        // reaches.
        assertThat(page.locator("[data-wrong=targets]"))
                .containsText("must have one of the hosts 127.0.0.1, ::1, localhost");
        page.locator("#targets").fill("");

        // A refusal is an answer that a browser reports; from here on nothing may go wrong.
        visitor.forgives("400");
        page.locator("#trials").fill("1");
        page.locator("[name=setups]").all().forEach(box -> box.uncheck());
        page.locator("[name=setups][value=no-pool]").check();
        page.locator("#start").click();
        assertThat(page.locator("#running")).containsText("Trial 1 of 1", SOON);
        page.locator("#running button").click();
        assertThat(page.locator("#running")).containsText("Cancelled", SOON);

        visitor.opens("/experiments");
        assertThat(
                        page.locator("tbody tr")
                                .filter(new Locator.FilterOptions().setHasText("no-pool"))
                                .first())
                .containsText("cancelled");
    }

    @Test
    void whatKeepsTheMachineBusyIsSaidBeforeAnythingIsMeasured() {
        String busy = "other programs took 1.2 of 2 processors (bash 1.1)";
        page.route("**/api/machine", route -> answer(route, "{\"busyBecause\": \"" + busy + "\"}"));
        visitor.opens("/");
        assertThat(page.locator("#machine")).containsText(busy);
        page.locator("#example").click();
        assertThat(page.locator("#machine")).isEmpty();
        visitor.opens("/measure");
        assertThat(page.locator("#machine")).containsText(busy);
        page.locator("#tolerateNeighbours").check();
        assertThat(page.locator("#elsewhere")).containsText("--tolerate-neighbours");
        visitor.canUseIt();
    }

    /** The minutes until it is asked again are those of the browser's clock. */
    @Test
    void aServiceThatIsGoneIsAwaited() {
        page.clock().install();
        visitor.opens("/experiments");
        visitor.offline(true);
        page.clock().runFor(60_000);
        assertThat(page.locator("#experiments")).containsText("Trying again");
        visitor.sees("gone").offline(false);
        page.clock().runFor(60_000);
        assertThat(page.locator("#experiments")).not().containsText("Trying again");
    }

    private Download saved(String button) {
        return page.waitForDownload(() -> page.getByText(button).click());
    }
}
