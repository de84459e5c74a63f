package dev.sessionmark.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.sessionmark.page.LargeExperiment.CourseOfTheMinute;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How long the page takes from a key or a click to the next paint, as the browser itself measures
 * it (Event Timing: from the moment of the input to the next paint, in steps of 8 ms; web.dev calls
 * the worst of them INP), with {@link LargeExperiment}. Not part of the tests; run it on an idle
 * machine:
 *
 * <pre>./mvnw test -Dtest=InteractionBenchmark</pre>
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class InteractionBenchmark extends InBrowser {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 10);

    /** The least that the browser reports; what is faster counts as this. */
    private static final int LEAST_MS = 16;

    private static final String WATCH =
            "globalThis.inputs = []; new PerformanceObserver(list => inputs.push("
                    + "...list.getEntries().filter(one => one.interactionId)"
                    + ".map(one => one.duration)))"
                    + ".observe({type: 'event', durationThreshold: "
                    + LEAST_MS
                    + "})";

    /** Two frames: the paint that an input led to is over, and its entry is there. */
    private static final String PAINTED =
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
                    + " setTimeout(() => done(inputs.splice(0)), 50))))";

    private record Input(String view, String what, String focus, List<String> keys) {}

    private static final List<Input> INPUTS =
            List.of(
                    new Input("compare", "sorts all tables", "[data-column='5']", List.of("Enter")),
                    new Input(
                            "compare",
                            "chooses seconds of the heat map",
                            "[aria-label^='Response time over time']",
                            List.of("Shift+ArrowRight", "Shift+ArrowLeft")),
                    new Input(
                            "compare",
                            "moves the cursor over the throughput",
                            "[aria-label^='Throughput: achieved']",
                            List.of("ArrowRight", "ArrowLeft")),
                    new Input(
                            "compare",
                            "shows the seconds of another trial",
                            "#course-trial",
                            List.of("ArrowDown", "ArrowUp")),
                    new Input(
                            "pipeline",
                            "shows other requests",
                            "#kind",
                            List.of("ArrowDown", "ArrowUp")),
                    new Input(
                            "pipeline",
                            "takes a setup away and back",
                            "#choice input:checked",
                            List.of("Space")),
                    new Input(
                            "code",
                            "takes a source away and back",
                            "#choice input:checked",
                            List.of("Space")),
                    new Input(
                            "limits",
                            "changes one's own rate",
                            "#own-rate",
                            List.of("ArrowUp", "ArrowDown")),
                    new Input(
                            "advice",
                            "changes one's own rate",
                            "#own-rate",
                            List.of("ArrowUp", "ArrowDown")),
                    new Input(
                            "compare",
                            "changes the condition everywhere",
                            "#bar-condition",
                            List.of("ArrowDown", "ArrowUp")));

    @Test
    void fromAnInputToTheNextPaint() {
        System.out.printf(
                Locale.ROOT, "%d inputs each; under 17 ms counts as %d ms%n", ROUNDS, LEAST_MS);
        for (Input input : INPUTS) {
            try (Visitor visitor = visitor(1280, false)) {
                double[] took = took(visitor, input);
                Arrays.sort(took);
                System.out.printf(
                        Locale.ROOT,
                        "%-9s %-40s median %3.0f ms, worst %3.0f ms%n",
                        input.view(),
                        input.what(),
                        took[took.length / 2],
                        took[took.length - 1]);
            }
        }
    }

    private static double[] took(Visitor visitor, Input input) {
        Page page = visitor.page();
        page.addInitScript(WATCH);
        page.route("**/api/experiments/*/comparison", json(LargeExperiment.comparison()));
        page.route("**/trials/*/course", json(CourseOfTheMinute.course()));
        page.route("**/trials/*/trace", json(traceOfTheExample()));
        visitor.opens("/" + input.view() + "?experiment=large");
        if (input.view().equals("compare")) {
            page.getByText("One trial, second by second").click();
            page.locator("#course").scrollIntoViewIfNeeded();
            page.locator(".strips svg").waitFor();
        }
        page.evaluate(PAINTED);
        return Stream.iterate(0, i -> i < ROUNDS, i -> i + 1)
                .mapToDouble(i -> once(page, input, i))
                .toArray();
    }

    /** 200 requests of each window, and hundreds of blocked stretches. */
    private static String traceOfTheExample() {
        byte[] stored = Assets.all().compressed("example/trials/2/trace.json").orElseThrow();
        return new String(Assets.expanded(stored), StandardCharsets.UTF_8);
    }

    private static double once(Page page, Input input, int round) {
        page.locator(input.focus()).first().focus();
        page.keyboard().press(input.keys().get(round % input.keys().size()));
        List<?> durations = (List<?>) page.evaluate(PAINTED);
        return durations.stream()
                .mapToDouble(one -> ((Number) one).doubleValue())
                .max()
                .orElse(LEAST_MS);
    }

    private static Consumer<Route> json(String body) {
        return route -> answer(route, body);
    }
}
