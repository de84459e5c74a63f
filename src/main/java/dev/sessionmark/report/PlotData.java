package dev.sessionmark.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.measurement.Slice;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.statistics.Histograms;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * What the plots of the HTML report draw: per condition the common x values and for each setup its
 * y values, null where there is none. Trials are taken together second by second: the largest
 * event-loop delay and the mean throughput.
 */
final class PlotData {

    private static final int POINTS_PER_DECADE = 24;

    private PlotData() {}

    static ArrayNode of(Comparison comparison) {
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        for (Block block : Block.of(comparison)) {
            ObjectNode node = blocks.addObject().put("title", block.title());
            double[] inverses = inverses(block.rows());
            int seconds = seconds(block.rows());
            ArrayNode x = node.putArray("inverses");
            DoubleStream.of(inverses).forEach(v -> x.add(JsonNumbers.rounded(v)));
            node.put("seconds", seconds);
            ArrayNode setups = node.putArray("setups");
            for (ComparisonRow row : block.rows()) {
                // A setup looks the same under every condition, also where others are missing.
                int place = comparison.experiment().plan().setups().indexOf(row.setup());
                ObjectNode setup = setups.addObject().put("setup", row.setup());
                addSetup(setup.put("style", Math.max(0, place)), row, inverses, seconds);
            }
        }
        return blocks;
    }

    private static void addSetup(
            ObjectNode node, ComparisonRow row, double[] inverses, int seconds) {
        ArrayNode latency = node.putArray("latencyMs");
        for (double inverse : inverses) {
            add(latency, row.load().responseQuantileMs(1 - 1 / inverse));
        }
        ArrayNode delay = node.putArray("loopDelayMs");
        ArrayNode throughput = node.putArray("throughputPerSecond");
        for (int second = 0; second < seconds; second++) {
            add(delay, orNaN(delays(row, second).max()));
            add(throughput, orNaN(throughputs(row, second).average()));
        }
    }

    /** The x values 1 / (1 - q), evenly spread over the decades that have enough samples. */
    private static double[] inverses(List<ComparisonRow> rows) {
        long samples =
                rows.stream()
                        .mapToLong(
                                row ->
                                        row.load().responseTime().total()
                                                + row.load().counts().notServed())
                        .max()
                        .orElse(0);
        double largest = (double) samples / Histograms.SAMPLES_BEHIND_QUANTILE;
        return DoubleStream.iterate(0, i -> i + 1)
                .map(i -> StrictMath.pow(10, i / POINTS_PER_DECADE))
                .takeWhile(inverse -> inverse <= largest)
                .toArray();
    }

    private static int seconds(List<ComparisonRow> rows) {
        return rows.stream()
                .flatMap(row -> row.windows().stream())
                .mapToInt(window -> window.load().slices().size())
                .max()
                .orElse(0);
    }

    private static DoubleStream delays(ComparisonRow row, int second) {
        return row.taken().stream()
                .filter(window -> second < window.load().slices().size())
                .mapToDouble(window -> window.sut().loops().maxDelayMs(second));
    }

    private static DoubleStream throughputs(ComparisonRow row, int second) {
        return row.taken().stream()
                .filter(window -> second < window.load().slices().size())
                .mapToDouble(window -> throughput(window, window.load().slices().get(second)));
    }

    private static double throughput(Window window, Slice slice) {
        return slice.achieved() / Slices.seconds(window, slice);
    }

    private static double orNaN(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    private static void add(ArrayNode array, double value) {
        if (Double.isFinite(value)) {
            array.add(JsonNumbers.rounded(value));
        } else {
            array.addNull();
        }
    }
}
