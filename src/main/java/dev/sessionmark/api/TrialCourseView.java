package dev.sessionmark.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.LoopFigures;
import dev.sessionmark.measurement.Slice;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.statistics.Distribution;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What happened in a trial, second by second.
 *
 * @param number counts the trials of the experiment from 1
 * @param setup id of the setup
 * @param windows one per condition
 */
@RegisterForReflection
@Schema(name = "TrialCourse")
public record TrialCourseView(int number, String setup, List<WindowCourseView> windows) {

    public static TrialCourseView of(TrialResult trial) {
        return new TrialCourseView(
                trial.number(),
                trial.setup(),
                trial.windows().stream().map(WindowCourseView::of).toList());
    }

    /**
     * The course of one window.
     *
     * @param condition its id in the comparison
     * @param ratePerSecond null where the experiment does not vary it
     * @param invalidBecause why the window must not be judged
     * @param durationSeconds length of the window
     * @param answers right answers to requests due in the window, late ones included
     * @param notServed requests due in the window that were never sent or never answered
     * @param percentiles of the response time of the whole window
     * @param binEdgesMs response times that divide the bins of {@code counts}, one more than there
     *     are bins; the first bin has shorter times too
     * @param seconds in order, at most 300
     */
    @RegisterForReflection
    @Schema(name = "WindowCourse")
    public record WindowCourseView(
            String condition,
            String invalidBecause,
            double durationSeconds,
            long answers,
            long notServed,
            List<PercentileView> percentiles,
            List<Double> binEdgesMs,
            List<SecondView> seconds,
            @JsonAnyGetter @Schema(hidden = true) Map<String, Number> factors) {

        /** What can be told apart on a screen. */
        static final int MOST_SECONDS = 300;

        private static final int[] PERCENTS = {5, 10, 25, 50, 75, 90, 95, 99};

        /**
         * A percentile in which requests that were never served count as infinitely late.
         *
         * @param percent 0 to 100
         * @param ms null where it is infinite, or too few samples stand behind it
         */
        @RegisterForReflection
        @Schema(name = "CoursePercentile")
        public record PercentileView(int percent, Double ms) {

            private static PercentileView of(int percent, LoadFigures load) {
                double ms = load.responseQuantileMs(percent / 100.0);
                return new PercentileView(percent, Double.isFinite(ms) ? ms : null);
            }
        }

        static WindowCourseView of(Window window) {
            LoadFigures load = window.load();
            double duration = load.duration().toNanos() / 1e9;
            List<PercentileView> percentiles = new ArrayList<>();
            for (int percent : PERCENTS) {
                percentiles.add(PercentileView.of(percent, load));
            }
            LogBins bins =
                    LogBins.upTo(
                            load.slices().stream()
                                    .map(Slice::responseTime)
                                    .mapToLong(Distribution::maxNanos)
                                    .max()
                                    .orElse(0));
            return new WindowCourseView(
                    window.condition().id(),
                    window.invalidBecause(),
                    duration,
                    load.slices().stream().mapToLong(s -> s.responseTime().total()).sum(),
                    load.slices().stream().mapToLong(Slice::notServed).sum(),
                    percentiles,
                    bins.edgesMs(),
                    seconds(window, duration, bins),
                    window.condition().figures());
        }

        private static List<SecondView> seconds(Window window, double duration, LogBins bins) {
            List<Slice> slices = window.load().slices();
            int step = Math.max(1, Math.ceilDiv(slices.size(), MOST_SECONDS));
            List<SecondView> seconds = new ArrayList<>();
            for (int i = 0; i < slices.size(); i += step) {
                int next = Math.min(slices.size(), i + step);
                double end = slices.get(next - 1).startSeconds() + 1;
                // The last second of a window may be a part of one.
                double cut =
                        duration > slices.get(next - 1).startSeconds()
                                ? Math.min(end, duration)
                                : end;
                seconds.add(
                        SecondView.of(slices.subList(i, next), cut, window.sut().loops(), bins));
            }
            return seconds;
        }

        /**
         * One second of a window, or several where the window is long.
         *
         * @param startSeconds from the start of the window
         * @param lengthSeconds how long it lasts
         * @param due requests due in it
         * @param achieved right answers in time that arrived in it, whenever they were due
         * @param notServed requests due in it that were never sent or never answered
         * @param loopDelayMaxMs the largest delay of any event loop; null when nobody watched
         * @param counts of the right answers to requests due in it, late ones included, by response
         *     time: one for each bin
         */
        @RegisterForReflection
        @Schema(name = "CourseSecond")
        record SecondView(
                double startSeconds,
                double lengthSeconds,
                long due,
                long achieved,
                long notServed,
                Double loopDelayMaxMs,
                List<Long> counts) {

            /**
             * Of consecutive slices.
             *
             * @param endSeconds where the last of them ends
             */
            static SecondView of(
                    List<Slice> slices, double endSeconds, LoopFigures loops, LogBins bins) {
                double start = slices.getFirst().startSeconds();
                double delay =
                        slices.stream()
                                .mapToDouble(s -> loops.maxDelayMs((int) s.startSeconds()))
                                .max()
                                .orElse(0);
                Distribution times =
                        Distribution.merge(slices.stream().map(Slice::responseTime).toList());
                return new SecondView(
                        start,
                        endSeconds - start,
                        slices.stream().mapToLong(Slice::intended).sum(),
                        slices.stream().mapToLong(Slice::achieved).sum(),
                        slices.stream().mapToLong(Slice::notServed).sum(),
                        delay == 0 ? null : delay,
                        Arrays.stream(bins.counts(times)).boxed().toList());
            }
        }
    }
}
