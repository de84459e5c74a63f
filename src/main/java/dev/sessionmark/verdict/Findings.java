package dev.sessionmark.verdict;

import dev.sessionmark.measurement.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says in two or three sentences what an experiment found. Every sentence is made of the rows'
 * figures; where they support none, there is none.
 */
final class Findings {

    /** The table has the others. */
    private static final int MOST_UNJUDGED = 3;

    private final Map<Condition, List<ComparisonRow>> blocks;
    private final List<ComparisonRow> rows;
    private final LatencyComparer comparer;
    private final List<NoiseFloor> floors;

    /**
     * Findings on judged rows.
     *
     * @param rows in the table's order
     * @param floors when a setup was measured against itself; otherwise null
     */
    Findings(List<ComparisonRow> rows, LatencyComparer comparer, List<NoiseFloor> floors) {
        this.rows = rows;
        this.comparer = comparer;
        this.floors = floors;
        this.blocks =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ComparisonRow::condition,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
    }

    List<String> sentences() {
        if (rows.isEmpty()) {
            return List.of("Nothing was measured.");
        }
        List<String> sentences = new ArrayList<>();
        if (floors != null) {
            floors.stream().map(Findings::noise).forEach(sentences::add);
        } else {
            new Turns(rows).sentence().ifPresent(sentences::add);
            lowest().ifPresent(sentences::add);
            UsualAdvice.sentence(advice()).ifPresent(sentences::add);
        }
        unjudged().ifPresent(sentences::add);
        return List.copyOf(sentences);
    }

    /** What became of the usual advice; nothing where one setup was measured against itself. */
    List<AdviceOutcome> advice() {
        return floors == null ? new UsualAdvice(blocks, comparer).outcomes() : List.of();
    }

    private static String noise(NoiseFloor floor) {
        String under = Phrases.under(floor.condition());
        if (!floor.p99().comparable()) {
            return "%s could not be measured against itself %s: too few valid trials or requests."
                    .formatted(floor.setup(), under);
        }
        return Phrases.format(
                "Measured against itself %s, %s shows a p99 ratio of %.2f (%.2f to %.2f) and a p50"
                        + " ratio of %.2f: %s.",
                under,
                floor.setup(),
                floor.p99().ratio(),
                floor.p99().low(),
                floor.p99().high(),
                floor.p50().ratio(),
                floor.outcome());
    }

    /** The setups with the lowest p99 of each condition, as far as the noise lets them be told. */
    private Optional<String> lowest() {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<Condition, List<ComparisonRow>> block : blocks.entrySet()) {
            List<ComparisonRow> fit =
                    block.getValue().stream().filter(Findings::comparable).toList();
            if (fit.size() > 1) {
                parts.add(Phrases.under(block.getKey()) + " " + lowestOf(fit));
            }
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("Lowest p99: " + String.join("; ", parts) + ".");
    }

    private String lowestOf(List<ComparisonRow> fit) {
        ComparisonRow best = fit.get(0);
        for (ComparisonRow row : fit) {
            best = p99(row) < p99(best) ? row : best;
        }
        List<String> alike = new ArrayList<>();
        double highest = p99(best);
        for (ComparisonRow row : fit) {
            if (row == best || !comparer.p99(row, best).different()) {
                alike.add(row.setup());
                highest = Math.max(highest, p99(row));
            }
        }
        if (alike.size() == 1) {
            return "%s (%s), beyond the noise".formatted(best.setup(), Phrases.ms(p99(best)));
        }
        String from = Phrases.ms(p99(best));
        String to = Phrases.ms(highest);
        return "no difference beyond the noise among %s (%s)"
                .formatted(Phrases.list(alike), from.equals(to) ? from : from + " to " + to);
    }

    private Optional<String> unjudged() {
        List<String> parts =
                rows.stream()
                        .filter(row -> row.judgement().verdict() == Verdict.INCONCLUSIVE)
                        .map(
                                row ->
                                        "%s %s (%s)"
                                                .formatted(
                                                        row.setup(),
                                                        Phrases.under(row.condition()),
                                                        row.judgement().because()))
                        .toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        int more = parts.size() - MOST_UNJUDGED;
        return Optional.of(
                "Inconclusive: "
                        + parts.stream().limit(MOST_UNJUDGED).collect(Collectors.joining("; "))
                        + (more > 0 ? Phrases.format("; and %,d more.", more) : "."));
    }

    private static boolean comparable(ComparisonRow row) {
        Verdict verdict = row.judgement().verdict();
        return verdict == Verdict.OK || verdict == Verdict.CAUTION;
    }

    private static double p99(ComparisonRow row) {
        return row.load().responseQuantileMs(LatencyComparer.P99);
    }
}
