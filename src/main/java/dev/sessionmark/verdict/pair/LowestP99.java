package dev.sessionmark.verdict.pair;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Phrases;
import dev.sessionmark.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * The setups with the lowest p99 under a condition, among those that are OK or CAUTION.
 *
 * @param condition under which
 * @param setups the one with the lowest figure and all that are not shown to be higher than it, in
 *     the order of the table
 * @param decided whether it could be told: all others are shown to be higher, and where there are
 *     several, each two of them are shown to be the same
 * @param figures their p99, from the lowest to the highest, in words
 */
public record LowestP99(Condition condition, List<String> setups, boolean decided, String figures) {

    /**
     * Those of one condition; empty where fewer than two setups can be compared.
     *
     * @param block the judged rows of the condition
     */
    static Optional<LowestP99> of(List<ComparisonRow> block, Pairs pairs) {
        List<ComparisonRow> fit = block.stream().filter(LowestP99::fit).toList();
        return fit.size() < 2 ? Optional.empty() : Optional.of(among(fit, pairs));
    }

    private static LowestP99 among(List<ComparisonRow> fit, Pairs pairs) {
        ComparisonRow best = fit.getFirst();
        for (ComparisonRow row : fit) {
            best = p99(row) < p99(best) ? row : best;
        }
        ComparisonRow lowest = best;
        List<ComparisonRow> alike =
                fit.stream().filter(row -> !higher(row, lowest, pairs)).toList();
        double highest = alike.stream().mapToDouble(LowestP99::p99).max().orElseThrow();
        String from = Phrases.ms(p99(lowest));
        String to = Phrases.ms(highest);
        List<String> setups = alike.stream().map(ComparisonRow::setup).toList();
        return new LowestP99(
                lowest.condition(),
                setups,
                allSame(lowest.condition(), setups, pairs),
                from.equals(to) ? from : from + " to " + to);
    }

    /** Whether it may be among the lowest: it does no harm that would outweigh its p99. */
    static boolean fit(ComparisonRow row) {
        Verdict verdict = row.judgement().verdict();
        return verdict == Verdict.OK || verdict == Verdict.CAUTION;
    }

    private static boolean higher(ComparisonRow row, ComparisonRow than, Pairs pairs) {
        return row != than
                && pairs.of(row.condition(), row.setup(), than.setup()).p99().outcome()
                        == ComparedQuantile.Outcome.B_LOWER;
    }

    /** Whether each two of these are shown to have the same p99. */
    static boolean allSame(Condition condition, List<String> setups, Pairs pairs) {
        return setups.stream()
                .allMatch(
                        a ->
                                setups.stream()
                                        .filter(b -> !b.equals(a))
                                        .map(b -> pairs.of(condition, a, b).p99().outcome())
                                        .allMatch(ComparedQuantile.Outcome.SAME::equals));
    }

    private static double p99(ComparisonRow row) {
        return row.load().responseQuantileMs(LatencyComparer.P99);
    }

    /** It in one sentence. */
    public String sentence() {
        return "Lowest p99 %s: %s.".formatted(Phrases.under(condition), words());
    }

    /** What stands behind the condition in the sentence. */
    private String words() {
        if (setups.size() == 1) {
            return "%s (%s), beyond the noise".formatted(setups.getFirst(), figures);
        }
        return "no difference %s among %s (%s)"
                .formatted(
                        decided ? "that a verdict counts" : "that this run could tell",
                        Phrases.list(setups),
                        figures);
    }
}
