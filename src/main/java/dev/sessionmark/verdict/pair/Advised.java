package dev.sessionmark.verdict.pair;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Phrases;
import java.util.Comparator;
import java.util.List;

/**
 * What may be recommended under a condition: what is shown by at least two trials to be no worse
 * than anything else, or nothing.
 *
 * @param condition under which
 * @param setup the recommended one; null where the run supports no recommendation
 * @param alike others that are shown to be the same
 * @param undecided where none is recommended: the ones between which it could not be told
 */
public record Advised(
        Condition condition, String setup, List<String> alike, List<String> undecided) {

    /** Among those that are shown to be the same, what fits most services comes first: an ORM. */
    private static final List<String> PREFERRED =
            List.of(
                    "reactive-session",
                    "blocking-on-virtual-thread",
                    "blocking-on-worker",
                    "reactive-stateless",
                    "reactive-client");

    /** Measured to show what they cost, not to be used. */
    private static final List<String> WARNINGS = List.of("session-held", "no-pool");

    private static final int LEAST_TRIALS = 2;

    /**
     * Of the setups that are OK or CAUTION those whose p99 is not shown to be higher than
     * another's: one of them, if it stands alone or all are shown to be the same. Then OK comes
     * before CAUTION.
     *
     * @param block the judged rows of the condition
     */
    static Advised of(Condition condition, List<ComparisonRow> block, Pairs pairs) {
        List<ComparisonRow> fit = block.stream().filter(Advised::fit).toList();
        List<ComparisonRow> best =
                fit.stream()
                        .filter(row -> fit.stream().noneMatch(other -> beats(other, row, pairs)))
                        .sorted(
                                Comparator.comparing(
                                                (ComparisonRow row) -> row.judgement().verdict())
                                        .thenComparing(row -> preference(row.setup())))
                        .toList();
        List<String> open = best.stream().map(ComparisonRow::setup).toList();
        boolean repeated = best.stream().allMatch(row -> row.validTrials() >= LEAST_TRIALS);
        return repeated && !open.isEmpty() && LowestP99.allSame(condition, open, pairs)
                ? new Advised(condition, open.getFirst(), open.subList(1, open.size()), List.of())
                : new Advised(condition, null, List.of(), open);
    }

    private static boolean fit(ComparisonRow row) {
        return LowestP99.fit(row) && !WARNINGS.contains(row.setup());
    }

    private static boolean beats(ComparisonRow one, ComparisonRow other, Pairs pairs) {
        return one != other
                && pairs.of(one.condition(), one.setup(), other.setup()).p99().outcome()
                        == ComparedQuantile.Outcome.A_LOWER;
    }

    private static int preference(String setup) {
        int place = PREFERRED.indexOf(setup);
        return place < 0 ? PREFERRED.size() : place;
    }

    /** It in one sentence. */
    public String sentence() {
        String under = Phrases.under(condition);
        if (setup == null) {
            return switch (undecided.size()) {
                case 0 ->
                        "Nothing measured %s can be recommended: no setup is OK or CAUTION."
                                .formatted(under);
                case 1 ->
                        "%s is the only one left %s, but a single trial supports no recommendation."
                                .formatted(undecided.getFirst(), under);
                default ->
                        "No difference that this run could tell %s between %s: more trials could."
                                .formatted(under, Phrases.list(undecided));
            };
        }
        return alike.isEmpty()
                ? "%s %s: no other setup that is not BAD has a p99 as low.".formatted(setup, under)
                : "%s %s: %s differ%s from it by less than a verdict counts."
                        .formatted(setup, under, Phrases.list(alike), alike.size() == 1 ? "s" : "");
    }
}
