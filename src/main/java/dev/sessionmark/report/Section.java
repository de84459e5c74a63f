package dev.sessionmark.report;

import dev.sessionmark.experiment.Condition;
import dev.sessionmark.experiment.Culprit;
import dev.sessionmark.experiment.LoadCounts;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.experiment.WindowResult;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.BiConsumer;

/**
 * Sentences under a title, below the table.
 *
 * @param title a word or two
 * @param lines one sentence each
 */
record Section(String title, List<String> lines) {

    /** Title of the section that says what was found. */
    static final String FINDINGS = "Findings";

    /** The sections that have something to say, in order. */
    static List<Section> of(Comparison comparison) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(FINDINGS, comparison.findings()));
        sections.add(perRow("Why", comparison, Section::addReason));
        sections.add(perRow("Event loops blocked in", comparison, Section::addCulprits));
        sections.add(perRow("Liveness probes", comparison, Section::addLiveness));
        sections.add(perRow("Errors", comparison, Section::addErrors));
        sections.add(perRow("Connections left open", comparison, Section::addLeftOpen));
        sections.add(new Section("Invalid", invalid(comparison)));
        sections.add(new Section("Warm-up", unsettled(comparison)));
        sections.add(new Section("Method", method(comparison)));
        sections.removeIf(section -> section.lines().isEmpty());
        return sections;
    }

    /** A row's name in a sentence: {@code reactive-session, +5 ms}. */
    static String name(ComparisonRow row) {
        return name(row.setup(), row.condition());
    }

    private static String name(String setup, Condition condition) {
        return setup
                + (condition.dbLatency().isZero()
                        ? ", no added latency"
                        : ", +" + Numbers.plain(condition.dbLatencyMs()) + " ms");
    }

    private static Section perRow(
            String title, Comparison comparison, BiConsumer<ComparisonRow, List<String>> adder) {
        List<String> lines = new ArrayList<>();
        comparison.rows().forEach(row -> adder.accept(row, lines));
        return new Section(title, lines);
    }

    private static void addReason(ComparisonRow row, List<String> lines) {
        if (row.valid() && row.judgement().verdict() != Verdict.OK) {
            lines.add(
                    "%s: %s: %s"
                            .formatted(
                                    name(row),
                                    row.judgement().verdict(),
                                    row.judgement().because()));
        }
    }

    private static void addCulprits(ComparisonRow row, List<String> lines) {
        for (Culprit culprit : row.loopBlocking().culprits()) {
            lines.add(
                    "%s: %s of the time in %s"
                            .formatted(
                                    name(row), Numbers.percent(culprit.share()), culprit.frame()));
        }
    }

    private static void addLiveness(ComparisonRow row, List<String> lines) {
        long failed = row.bystander().failedLivenessProbes();
        if (failed > 0) {
            lines.add(
                    "%s: %s of %s that need no database would have failed as a liveness probe"
                            .formatted(
                                    name(row),
                                    Numbers.count(failed),
                                    Numbers.count(row.bystander().sent(), "request")));
        }
    }

    private static void addErrors(ComparisonRow row, List<String> lines) {
        LoadCounts counts = row.counts();
        if (counts.errors() == 0) {
            return;
        }
        StringJoiner kinds = new StringJoiner(", ");
        addKind(kinds, counts.dropped(), "not sent because too many were in flight");
        addKind(kinds, counts.timeouts(), "answered too late");
        addKind(kinds, counts.connectFailures(), "without a connection");
        addKind(kinds, counts.badStatus(), "with a status other than 2xx");
        addKind(kinds, counts.wrongAnswers(), "with a wrong answer");
        addKind(kinds, counts.unfinished(), "unfinished");
        lines.add(
                "%s: %s of %s failed: %s"
                        .formatted(
                                name(row),
                                Numbers.count(counts.errors()),
                                Numbers.count(counts.intended(), "request"),
                                kinds));
    }

    private static void addKind(StringJoiner kinds, long count, String kind) {
        if (count > 0) {
            kinds.add(Numbers.count(count) + " " + kind);
        }
    }

    private static void addLeftOpen(ComparisonRow row, List<String> lines) {
        if (row.sessions().leftOpen() != 0) {
            lines.add(
                    "%s: %s still in use after the last request had ended"
                            .formatted(
                                    name(row),
                                    Numbers.count(row.sessions().leftOpen(), "connection")));
        }
    }

    private static List<String> invalid(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        for (ComparisonRow row : comparison.rows()) {
            if (!row.valid()) {
                lines.add(name(row) + ": " + row.invalidBecause());
            } else {
                addInvalidWindows(row, lines);
            }
        }
        for (TrialResult trial : comparison.experiment().trials()) {
            if (trial.failure() != null) {
                lines.add(
                        "trial %s, %s: %s"
                                .formatted(
                                        Numbers.count(trial.number()),
                                        trial.setup(),
                                        trial.failure()));
            }
        }
        return lines;
    }

    private static void addInvalidWindows(ComparisonRow row, List<String> lines) {
        for (WindowResult window : row.windows()) {
            if (!window.valid()) {
                lines.add(
                        "%s: one trial left out: %s".formatted(name(row), window.invalidBecause()));
            }
        }
    }

    private static List<String> unsettled(Comparison comparison) {
        return comparison.experiment().trials().stream()
                .filter(trial -> trial.failure() == null && !trial.warmupSettled())
                .map(
                        trial ->
                                "trial %s, %s: not steady when the bound of %s ended its warm-up"
                                        .formatted(
                                                Numbers.count(trial.number()),
                                                trial.setup(),
                                                Numbers.duration(trial.warmup())))
                .toList();
    }

    private static List<String> method(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Response time counts from the moment a request was due. Event loop: share of time"
                        + " its threads stood blocked, and the p99 of the delay of a task due every"
                        + " 5 ms.");
        lines.add(
                "A dash means: not measured, or too few samples behind the figure ("
                        + Quantiles.SAMPLES_BEYOND
                        + " beyond it). \"max\" stands in for a p99 of that kind: the largest value"
                        + " seen.");
        lines.add("A difference is called one only by: " + comparison.differenceTest() + ".");
        addPreparation(comparison.experiment().preparation(), lines);
        return lines;
    }

    private static void addPreparation(Preparation preparation, List<String> lines) {
        if (preparation == null) {
            return;
        }
        if (!preparation.ceilings().isEmpty()) {
            lines.add(
                    "The database ceiling is what the same statements reach on the bare reactive"
                            + " client without HTTP, with the same pool, as fast as they go.");
        }
        if (Double.isFinite(preparation.proxyCostMs())) {
            lines.add(
                    "The latency proxy costs %s ms a round trip when it adds nothing."
                            .formatted(Numbers.plain(preparation.proxyCostMs())));
        }
    }
}
