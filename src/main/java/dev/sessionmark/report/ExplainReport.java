package dev.sessionmark.report;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.trace.Phase;
import dev.sessionmark.measurement.trace.Phases;
import dev.sessionmark.measurement.trace.RequestTrace;
import dev.sessionmark.measurement.trace.WindowTrace;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Phrases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/**
 * Where the time of the median request and of the slowest 1 % went, row by row, from the requests
 * that were kept in full. The largest phase is the bottleneck, measured.
 */
public final class ExplainReport {

    private static final String TITLE = "Where the time went";

    /** Around the median: this share of the requests drawn, and never fewer than the least. */
    private static final double MIDDLE = 0.1;

    private static final int LEAST = 5;

    /** Phases below this share are summed up. */
    private static final double WORTH_NAMING = 0.05;

    private final int width;

    /** Sentences as wide as the options say. */
    public ExplainReport(RenderOptions options) {
        this.width = options.width();
    }

    private record Kept(RequestTrace request, Phases phases) {
        long time() {
            return request.responseTime();
        }
    }

    /** The sentences; every line ends with a line feed. */
    public String render(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(TITLE);
        for (ComparisonRow row : comparison.rows()) {
            for (String sentence : sentences(row, comparison.experiment().plan())) {
                lines.addAll(Wrap.lines("- ", sentence, width));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    static List<String> sentences(ComparisonRow row, ExperimentPlan plan) {
        List<Kept> kept = kept(row);
        String name = RowSentences.name(row);
        List<String> sentences =
                new ArrayList<>(RowSentences.named(row, RowSentences.failures(row)));
        if (kept.isEmpty()) {
            sentences.add(name + ": no requests were kept in full");
            return sentences;
        }
        List<Kept> median = median(kept.stream().filter(one -> one.request.drawn()).toList());
        if (!median.isEmpty()) {
            sentences.add(
                    "%s: the median request (%s): %s"
                            .formatted(
                                    name,
                                    Phrases.count(median.size(), "request") + " around it",
                                    spent(median)));
        }
        long p99 = row.load().responseTime().quantileNanos(0.99);
        // A distribution knows three digits of it.
        List<Kept> slow = kept.stream().filter(one -> one.time() >= p99 * 0.999).toList();
        if (!slow.isEmpty()) {
            sentences.add(
                    "%s: the slowest 1 %% (%s from %s on): %s"
                            .formatted(
                                    name,
                                    Phrases.count(slow.size(), "kept request"),
                                    Numbers.time(p99 / 1e6),
                                    spent(slow)));
        }
        if (!slow.isEmpty() && !median.isEmpty()) {
            String lever = Lever.of(row, plan, mean(slow), mean(median));
            if (lever != null) {
                sentences.add(lever);
            }
        }
        return sentences;
    }

    private static List<Kept> kept(ComparisonRow row) {
        List<Kept> all = new ArrayList<>();
        for (Window window : row.taken()) {
            WindowTrace trace = window.trace().unpack();
            for (RequestTrace request : trace.requests()) {
                all.add(new Kept(request, Phases.of(request, trace.dbLatencyNanos())));
            }
        }
        return all;
    }

    private static List<Kept> median(List<Kept> drawn) {
        List<Kept> sorted = new ArrayList<>(drawn);
        sorted.sort(Comparator.comparingLong(Kept::time));
        int wanted = Math.max(LEAST, (int) (MIDDLE * sorted.size()));
        int from = Math.max(0, (sorted.size() - wanted) / 2);
        return sorted.subList(from, Math.min(sorted.size(), from + wanted));
    }

    private static Phases mean(List<Kept> requests) {
        return Phases.mean(requests.stream().map(Kept::phases).toList());
    }

    private static String spent(List<Kept> requests) {
        Phases mean = mean(requests);
        StringJoiner named = new StringJoiner(", ");
        double rest = 1;
        for (Phase phase : mean.largestFirst()) {
            if (mean.share(phase) >= WORTH_NAMING) {
                named.add(
                        "%s %s (%s)"
                                .formatted(
                                        phase.label(),
                                        Numbers.time(mean.nanos(phase) / 1e6),
                                        Numbers.percent(mean.share(phase))));
                rest -= mean.share(phase);
            }
        }
        if (rest > 0.005) {
            named.add("all else " + Numbers.percent(rest));
        }
        return "%s, most of it %s: %s"
                .formatted(Numbers.time(mean.sumNanos() / 1e6), mean.largest().label(), named);
    }
}
