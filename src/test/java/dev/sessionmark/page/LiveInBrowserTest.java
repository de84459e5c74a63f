package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.sessionmark.api.PostedExperiment;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Measure while an experiment runs, with an engine that pretends: a hundredth of the window's
 * length, and 42 answers a second whose median is 7.25 ms.
 */
@QuarkusTest
class LiveInBrowserTest extends InBrowser {

    /** Counts the streams that are open. */
    private static final String COUNTED =
            """
            globalThis.streams = { open: 0, most: 0, ever: 0 };
            const Real = globalThis.EventSource;
            globalThis.EventSource = class extends Real {
              constructor(...args) {
                super(...args);
                streams.open++;
                streams.ever++;
                streams.most = Math.max(streams.most, streams.open);
              }
              close() {
                if (this.readyState !== Real.CLOSED) streams.open--;
                super.close();
              }
            };""";

    private static final String HIDDEN =
            """
            (hidden) => {
              Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
              document.dispatchEvent(new Event("visibilitychange"));
              return globalThis.streams?.open;
            }""";

    private String id;

    @AfterEach
    void nothingRuns() {
        if (id != null) {
            RestAssured.delete("/api/experiments/" + id);
        }
    }

    /** An experiment whose trials take a hundredth of so many seconds each. */
    private String started(int windowSeconds, int trials) {
        id =
                PostedExperiment.id(
                        PostedExperiment.of(
                                """
                                {"setups": ["no-pool", "reactive-client"], "dbLatencyMs": [0, 5],
                                 "trials": %d, "durationSeconds": %d}"""
                                        .formatted(trials, windowSeconds)));
        return id;
    }

    @Test
    void rowsComeAsSoonAsTheirFirstTrialHasEndedAndAreMarkedUntilAllHave() {
        page.route("**/api/experiments/*/comparison", this::comparison);
        visitor.opens("/measure?experiment=" + started(150, 2));
        assertThat(page.locator("#live")).containsText("42.0/s", SOON);
        assertThat(page.locator("#live")).containsText("7.3 ms");
        assertThat(page.locator("#rows tbody tr").first())
                .containsText("1 of 2 trials, not final", SOON);
        assertThat(page.locator("#running")).containsText("Done.", SOON);
        assertThat(page.locator("#rows h2")).hasText("What was found");
        // Four setups at four distances and two rates.
        assertThat(page.locator("#rows .tables tbody tr")).hasCount(32);
        assertThat(page.locator("#rows .not-final")).hasCount(0);
        assertThat(page.locator("#live")).isHidden();
    }

    @Test
    void everybodyCanWatch() {
        String known = started(3500, 1);
        page.route(
                "**/api/experiments/*/events",
                route -> answer(route, 200, "text/event-stream", known(60)));
        visitor.opens("/measure?experiment=" + known);
        // The last of them: 60 figures from 5 ms on, each a tenth higher.
        assertThat(page.locator("#live")).containsText("11 ms", SOON);
        assertThat(page.locator("#live canvas")).hasCount(2);
        assertThat(page.locator("#live .live-legend li")).hasText(new String[] {"no-pool"});
        page.getByText("The live figures as a table").click();
        assertThat(page.locator(".live-table tbody tr").first()).containsText("being measured");
        Locator plot = page.locator("#live .plot").first();
        plot.focus();
        plot.press("End");
        assertThat(page.locator("#spoken")).containsText("p99 11 ms, p90 4.8 ms, median 4.5 ms");
        visitor.canUseItInEveryLook("measure-live");
    }

    @Test
    void oneStreamIsOpenAndNoneWhileNobodyLooks() {
        page.addInitScript(COUNTED);
        visitor.opens("/measure?experiment=" + started(3500, 1));
        assertThat(page.locator("#live")).containsText("42.0/s", SOON);
        assertEquals(0, page.evaluate(HIDDEN, true), "streams of a hidden tab");
        assertEquals(1, page.evaluate(HIDDEN, false), "streams of a tab that is seen again");
        assertThat(page.locator("#live")).containsText("Trial 1: no-pool", SOON);
        page.locator("#running button").click();
        assertThat(page.locator("#running")).containsText("Cancelled.", SOON);
        assertEquals(List.of(0, 1, 2), page.evaluate("[streams.open, streams.most, streams.ever]"));
    }

    @Test
    void aStreamThatBreaksIsAwaitedAndAnExperimentThatIsLostIsSaid() {
        String known = started(3500, 1);
        page.route("**/api/experiments/*/events", Route::abort);
        visitor.offline(false);
        visitor.opens("/measure?experiment=" + known);
        assertThat(page.locator("#running")).containsText("Trying again", SOON);
        visitor.sees("measure-gone").canUseIt();
        page.unroute("**/api/experiments/*/events");
        assertThat(page.locator("#live")).containsText("42.0/s", SOON);
        assertThat(page.locator("#running")).not().containsText("Trying again");

        // A service that comes back with another history.
        page.route("**/api/experiments/*/events", LiveInBrowserTest::unknown);
        page.route("**/api/experiments/" + known, LiveInBrowserTest::unknown);
        page.evaluate(HIDDEN, true);
        page.evaluate(HIDDEN, false);
        assertThat(page.locator("#running")).containsText("no such experiment", SOON);
        assertThat(page.locator("#start")).isEnabled();
        assertThat(page.locator("#live")).isHidden();
    }

    /** However much comes, it is kept for a minute and drawn once for a frame. */
    @Test
    void aFloodOfFiguresIsDrawnOnce() {
        visitor.opens("/measure?experiment=example");
        Object counts =
                page.evaluate(
                        """
                        async (folder) => {
                          const { liveBoard } = await import(folder + "/measure/live.js");
                          const { liveLog } = await import(folder + "/measure/live-log.js");
                          const figure = { trial: 1, setup: "no-pool", condition: "+5 ms", phase: "WINDOW", p50Ms: 3, p99Ms: 9, throughputPerSecond: 42, failuresPerSecond: 0, inFlight: 3 };
                          const board = liveBoard(document.getElementById("live"));
                          let frames = 0;
                          const real = globalThis.requestAnimationFrame;
                          globalThis.requestAnimationFrame = (draw) => { frames++; return real(draw); };
                          for (let i = 0; i < 10_000; i++) board.show(figure);
                          globalThis.requestAnimationFrame = real;
                          const log = liveLog();
                          for (let i = 0; i < 10_000; i++) log.add({ ...figure, setup: i % 2 ? "no-pool" : "reactive-client" }, 250 * i);
                          return [frames, log.all().length, log.setups().length, log.seconds().length <= 60];
                        }""",
                        Assets.all().folder());
        assertEquals(List.of(1, 240, 2, true), counts);
    }

    /** Made-up rows, each of one trial until the experiment is over and of two then. */
    private void comparison(Route route) {
        try (InputStream in = LiveInBrowserTest.class.getResourceAsStream("/page/sweep.json")) {
            JsonNode found = new ObjectMapper().readTree(in);
            if (RestAssured.get("/api/experiments/" + id).path("endedAt") == null) {
                found.get("rows").forEach(row -> ((ArrayNode) row.get("trials")).remove(1));
            }
            answer(route, found.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unknown(Route route) {
        answer(
                route,
                404,
                "application/problem+json",
                "{\"title\": \"Not Found\", \"detail\": \"no such experiment\"}");
    }

    /** A stream of so many figures, which the browser asks for again after an hour. */
    private static String known(int figures) {
        StringBuilder events =
                new StringBuilder(
                        "retry: 3600000\nevent: status\ndata: {\"status\":\"RUNNING\"}\n\n");
        for (int i = 0; i < figures; i++) {
            events.append(
                    """
                    event: live
                    data: {"trial":1,"setup":"no-pool","condition":"5ms","conditionLabel":"+5 ms","dbLatencyMs":5,"phase":"WINDOW",\
                    "elapsedSeconds":%d,"throughputPerSecond":200,"failuresPerSecond":0,"answers":200,\
                    "p50Ms":4.5,"p90Ms":4.8,"p99Ms":%s,"inFlight":3}

                    """
                            .formatted(i, 5 + i / 10.0));
        }
        return events.toString();
    }
}
