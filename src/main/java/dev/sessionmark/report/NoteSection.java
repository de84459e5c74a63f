package dev.sessionmark.report;

import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.statistics.Difference;
import dev.sessionmark.statistics.Histograms;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Finding;
import dev.sessionmark.verdict.NoiseFloor;
import dev.sessionmark.verdict.Phrases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Sentences under a title, below the table.
 *
 * @param title a word or two
 * @param lines one sentence each
 */
record NoteSection(String title, List<String> lines) {

    /** More are counted instead: a page of the same sentence tells nothing. */
    private static final int MOST_NAMED = 3;

    /** Twenty logins on this machine take a few hundred milliseconds. */
    private static final Duration LONG_FILL = Duration.ofSeconds(2);

    /** Title of the remarks that say what was found. */
    static final String FINDINGS = "Findings";

    /** The remarks that have something to say, in order. */
    static List<NoteSection> of(Comparison comparison) {
        List<NoteSection> all = new ArrayList<>();
        all.add(new NoteSection(FINDINGS, Finding.paragraphs(comparison.findings())));
        all.add(new NoteSection("Noise floor", noise(comparison)));
        all.add(perRow("Why", comparison, RowSentences::reason));
        all.add(perRow("Event loops blocked in", comparison, RowSentences::culprits));
        all.add(perRow("Liveness probes", comparison, RowSentences::liveness));
        all.add(perRow("Errors", comparison, RowSentences::errors));
        all.add(perRow("Connections left open", comparison, RowSentences::leftOpen));
        all.add(new NoteSection("Invalid", invalid(comparison)));
        all.add(new NoteSection("Machine", machine(comparison)));
        all.add(new NoteSection("Warm-up", unsettled(comparison)));
        all.add(new NoteSection("Pool", slowFills(comparison)));
        all.add(new NoteSection("Method", method(comparison)));
        all.removeIf(remarks -> remarks.lines().isEmpty());
        return all;
    }

    private static NoteSection perRow(
            String title, Comparison comparison, Function<ComparisonRow, List<String>> remarks) {
        return new NoteSection(title, perRow(comparison, remarks).toList());
    }

    private static Stream<String> perRow(
            Comparison comparison, Function<ComparisonRow, List<String>> remarks) {
        return comparison.rows().stream()
                .flatMap(row -> RowSentences.named(row, remarks.apply(row)).stream());
    }

    private static List<String> invalid(Comparison comparison) {
        List<String> lines = new ArrayList<>(perRow(comparison, NoteSection::invalid).toList());
        for (TrialResult trial : comparison.experiment().trials()) {
            // A row without any valid trial has named it already.
            if (trial.failure() != null
                    && lines.stream().noneMatch(line -> line.endsWith(trial.failure()))) {
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

    private static List<String> invalid(ComparisonRow row) {
        return row.valid()
                ? row.windows().stream()
                        .filter(window -> !window.valid())
                        .map(window -> "one trial left out: " + window.invalidBecause())
                        .toList()
                : List.of(row.invalidBecause());
    }

    /** What else happened on the machine, and what is not known of it. */
    private static List<String> machine(Comparison comparison) {
        List<String> lines = new ArrayList<>(perRow(comparison, RowSentences::machine).toList());
        List<MachineUse> watched =
                comparison.rows().stream()
                        .flatMap(row -> row.windows().stream())
                        .map(Window::machine)
                        .toList();
        Map<String, Predicate<MachineUse>> asked = new LinkedHashMap<>();
        asked.put("what other programs took", m -> m.time().othersSeconds() != null);
        asked.put(
                "how long threads waited for a processor",
                m -> m.waited().generatorWaitedSeconds() != null);
        asked.put("what CPU quotas withheld", m -> m.time().throttledSeconds() != null);
        asked.put("pressure on memory", m -> m.pressure().memoryPressureSeconds() != null);
        asked.values().removeIf(known -> watched.isEmpty() || watched.stream().anyMatch(known));
        if (!asked.isEmpty()) {
            lines.add("Not known: " + String.join("; ", asked.keySet()) + ".");
        }
        return lines;
    }

    /** What a setup measured against itself looks like; nothing where others were compared. */
    private static List<String> noise(Comparison comparison) {
        return comparison.noiseFloors() == null
                ? List.of()
                : comparison.noiseFloors().stream().map(NoteSection::sentence).toList();
    }

    private static String sentence(NoiseFloor floor) {
        return "%s, against itself (%s and %s): p50 %s; p99 %s; %s"
                .formatted(
                        RowSentences.name(floor.setup(), floor.condition()),
                        Phrases.count(floor.trialsA(), "trial"),
                        Phrases.count(floor.trialsB(), "trial"),
                        ratio(floor.p50()),
                        ratio(floor.p99()),
                        floor.outcome());
    }

    private static String ratio(Difference difference) {
        return Double.isNaN(difference.low())
                ? "too few trials or requests to say"
                : Phrases.format(
                        "ratio %.2f (%.2f to %.2f)",
                        difference.ratio(), difference.low(), difference.high());
    }

    private static List<String> unsettled(Comparison comparison) {
        List<TrialResult> trials = comparison.experiment().trials();
        List<TrialResult> unsettled =
                trials.stream()
                        .filter(trial -> trial.failure() == null && !trial.warmupSettled())
                        .toList();
        if (unsettled.size() > MOST_NAMED) {
            return List.of(
                    ("%s of %s trials were not steady when the bound ended their"
                                    + " warm-up; a larger bound gives figures nearer"
                                    + " to those of a service that has run for minutes")
                            .formatted(
                                    Numbers.count(unsettled.size()), Numbers.count(trials.size())));
        }
        return unsettled.stream()
                .map(
                        trial ->
                                "trial %s, %s: not steady when the bound of %s ended its warm-up"
                                        .formatted(
                                                Numbers.count(trial.number()),
                                                trial.setup(),
                                                Numbers.duration(trial.warmup())))
                .toList();
    }

    private static List<String> slowFills(Comparison comparison) {
        return comparison.experiment().trials().stream()
                .filter(trial -> trial.poolFill() != null)
                .max(Comparator.comparing(TrialResult::poolFill))
                .filter(trial -> trial.poolFill().compareTo(LONG_FILL) > 0)
                .map(
                        trial ->
                                ("opening all connections of the pool took up to %s (trial %s, %s);"
                                                + " it was over before the warm-up")
                                        .formatted(
                                                Numbers.time(trial.poolFill().toNanos() / 1e6),
                                                Numbers.count(trial.number()),
                                                trial.setup()))
                .stream()
                .toList();
    }

    private static List<String> method(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Response time counts from the moment a request was due. Event loop: share of time"
                        + " its threads stood blocked, and the p99 of the delay of a task due every"
                        + " 5 ms.");
        lines.add(
                "A dash means: not measured, or too few samples ("
                        + Histograms.SAMPLES_BEHIND_QUANTILE
                        + " must lie beyond a p90 or p99)."
                        + " Where they do not suffice for a p99, the highest quantile they suffice"
                        + " for stands in its place with its name: bystanders are few, and so are"
                        + " the tasks that a blocked loop gets to run.");
        lines.add("A difference is called one only by: " + comparison.differenceTest() + ".");
        Preparation preparation = comparison.experiment().preparation();
        if (preparation != null && Double.isFinite(preparation.proxyCostMs())) {
            lines.add(
                    "The latency proxy costs %s ms a round trip when it adds nothing."
                            .formatted(Numbers.plain(preparation.proxyCostMs())));
        }
        return lines;
    }
}
