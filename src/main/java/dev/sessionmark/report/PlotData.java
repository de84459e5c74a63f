package dev.sessionmark.report;

import dev.sessionmark.measurement.Slice;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.report.json.Figures;
import dev.sessionmark.statistics.Histograms;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What the plots of the HTML report draw under one condition: the common x values and for each
 * setup its y values, null where there is none. Trials are taken together second by second: the
 * largest event-loop delay and the mean throughput.
 *
 * @param title the condition
 * @param inverses 1 / (1 - q) for each quantile q that is drawn
 * @param seconds how many seconds a window has
 * @param setups what is drawn
 */
@RegisterForReflection
record PlotData(String title, List<BigDecimal> inverses, int seconds, List<Setup> setups) {

    private static final int POINTS_PER_DECADE = 24;

    /**
     * The lines of one setup.
     *
     * @param setup its id
     * @param style which colour and dashes: the same under every condition
     * @param latencyMs response time, for each quantile
     * @param loopDelayMs largest event-loop delay, for each second
     * @param throughputPerSecond right answers, for each second
     */
    @RegisterForReflection
    record Setup(
            String setup,
            int style,
            List<BigDecimal> latencyMs,
            List<BigDecimal> loopDelayMs,
            List<BigDecimal> throughputPerSecond) {}

    static List<PlotData> of(Comparison comparison) {
        List<String> order = comparison.experiment().plan().arms();
        return ConditionTable.of(comparison).stream().map(table -> of(table, order)).toList();
    }

    private static PlotData of(ConditionTable table, List<String> order) {
        double[] inverses = inverses(table.rows());
        int seconds = seconds(table.rows());
        return new PlotData(
                table.title(),
                rounded(Arrays.stream(inverses)),
                seconds,
                table.rows().stream()
                        .map(row -> setup(row, order.indexOf(row.setup()), inverses, seconds))
                        .toList());
    }

    private static Setup setup(ComparisonRow row, int place, double[] inverses, int seconds) {
        return new Setup(
                row.setup(),
                Math.max(0, place),
                rounded(
                        Arrays.stream(inverses)
                                .map(inverse -> row.load().responseQuantileMs(1 - 1 / inverse))),
                rounded(
                        IntStream.range(0, seconds)
                                .mapToDouble(second -> orNaN(delays(row, second).max()))),
                rounded(
                        IntStream.range(0, seconds)
                                .mapToDouble(second -> orNaN(throughputs(row, second).average()))));
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
        return slice.achieved() / window.load().seconds(slice);
    }

    private static double orNaN(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    private static List<BigDecimal> rounded(DoubleStream values) {
        return values.mapToObj(Figures::rounded).toList();
    }
}
