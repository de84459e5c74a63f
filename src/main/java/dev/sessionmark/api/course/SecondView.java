package dev.sessionmark.api.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sessionmark.measurement.LoopFigures;
import dev.sessionmark.measurement.Slice;
import dev.sessionmark.statistics.Distribution;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One second of a window, or several where the window is long.
 *
 * @param startSeconds from the start of the window
 * @param lengthSeconds how long it lasts
 * @param due requests due in it
 * @param achieved right answers in time that arrived in it, whenever they were due
 * @param notServed requests due in it that were never sent or never answered
 * @param loopDelayMaxMs the largest delay of any event loop; absent when nobody watched
 * @param counts of the right answers to requests due in it, late ones included, by response time:
 *     one for each bin
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CourseSecond")
public record SecondView(
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
    static SecondView of(List<Slice> slices, double endSeconds, LoopFigures loops, LogBins bins) {
        double start = slices.getFirst().startSeconds();
        double delay =
                slices.stream()
                        .mapToDouble(s -> loops.maxDelayMs((int) s.startSeconds()))
                        .max()
                        .orElse(0);
        Distribution times = Distribution.merge(slices.stream().map(Slice::responseTime).toList());
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
