package dev.sessionmark.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What two designs of an experiment decide in about the same time: a fixed number of trials, one
 * after the other, and a budget, in which setups take turns. Each is run several times,
 * alternating, by the launcher; printed are the time, the share of it in which something was
 * measured, how many pairs were decided, how wide the intervals of their ratios are (high by low,
 * median), and how many pairs two runs contradict one another in. Not part of the tests; run it on
 * an idle machine after a build:
 *
 * <pre>./mvnw test -Dtest=MethodBenchmark -Dbenchmark.rounds=3 -Dbenchmark.budget=5m</pre>
 *
 * {@code -Dbenchmark.arguments} goes to both, {@code -Dbenchmark.fixed} to the first design.
 */
class MethodBenchmark {

    private static final int RUNS = Integer.getInteger("benchmark.rounds", 3);
    private static final String BUDGET = System.getProperty("benchmark.budget", "5m");
    private static final List<String> BOTH = words("benchmark.arguments");
    private static final List<String> FIXED = words("benchmark.fixed");
    private static final long LONGEST_MINUTES = 60;

    @TempDir Path home;

    private static List<String> words(String property) {
        return List.of(System.getProperty(property, "").split(" ")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** What the runs of one design have shown. */
    private static final class Shown {
        private final Map<String, List<Double>> figures = new TreeMap<>();
        private final Map<String, Set<String>> outcomes = new HashMap<>();
        private int contradicted;

        private void add(String name, double value) {
            figures.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
        }

        void add(JsonNode comparison, double seconds) {
            add("seconds", seconds);
            double measured = 0;
            double valid = 0;
            for (JsonNode row : comparison.path("rows")) {
                for (JsonNode trial : row.path("trials")) {
                    measured += trial.at("/machine/watchedSeconds").asDouble();
                }
                valid += row.path("valid").asBoolean() ? 1 : 0;
            }
            add("measured share", measured / seconds);
            add("valid rows", valid);
            for (String quantile : List.of("p50", "p99")) {
                int decided = 0;
                List<Double> widths = new ArrayList<>();
                for (JsonNode pair : comparison.path("pairs")) {
                    JsonNode compared = pair.path(quantile);
                    String outcome = compared.path("outcome").asText();
                    if (!outcome.equals("CANNOT_TELL")) {
                        decided++;
                        note(
                                quantile + pair.path("condition") + pair.path("a") + pair.path("b"),
                                outcome);
                    }
                    if (compared.hasNonNull("low")) {
                        widths.add(
                                compared.path("high").asDouble() / compared.path("low").asDouble());
                    }
                }
                add(quantile + " decided, of " + comparison.path("pairs").size(), decided);
                add(quantile + " interval, high by low", median(widths));
            }
        }

        private void note(String pair, String outcome) {
            if (outcome.equals("SAME")) {
                return; // as much as a verdict counts; which is lower may be known all the same
            }
            Set<String> before = outcomes.computeIfAbsent(pair, none -> new HashSet<>());
            if (before.add(outcome) && before.size() > 1) {
                contradicted++;
            }
        }
    }

    @Test
    void printWhatEitherDesignDecides() throws Exception {
        Map<String, List<String>> designs =
                Map.of("fixed", FIXED, "budget", List.of("--budget", BUDGET));
        Map<String, Shown> shown = new TreeMap<>();
        for (int run = 0; run < RUNS; run++) {
            List<String> order = List.of("fixed", "budget");
            for (String design : run % 2 == 0 ? order : order.reversed()) {
                long began = System.nanoTime();
                JsonNode comparison = compare(designs.get(design));
                shown.computeIfAbsent(design, none -> new Shown())
                        .add(comparison, (System.nanoTime() - began) / 1e9);
            }
        }
        shown.forEach(
                (design, its) -> {
                    System.out.printf(
                            "%s %s, %d runs, median [least to most]%n",
                            design, designs.get(design), RUNS);
                    its.figures.forEach(MethodBenchmark::print);
                    System.out.printf(
                            "  pairs in which two runs contradict one another: %d%n",
                            its.contradicted);
                });
    }

    private JsonNode compare(List<String> design) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of("sessionmark").toAbsolutePath().toString());
        command.add("compare");
        command.add("--format=json");
        command.addAll(BOTH);
        command.addAll(design);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("SESSIONMARK_HOME", home.toString());
        Process process = builder.start();
        JsonNode comparison = new ObjectMapper().readTree(process.getInputStream());
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end");
        }
        return comparison;
    }

    private static double median(List<Double> values) {
        return values.isEmpty()
                ? Double.NaN
                : values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static void print(String what, List<Double> values) {
        System.out.printf(
                Locale.ROOT,
                "  %-28s %8.2f [%.2f to %.2f]%n",
                what,
                median(values),
                values.stream().min(Double::compare).orElseThrow(),
                values.stream().max(Double::compare).orElseThrow());
    }
}
