package dev.sessionmark.verdict.pair;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Phrases;
import dev.sessionmark.verdict.Verdict;
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
     * Of the setups with the best verdict (OK, or CAUTION where none is OK) those whose p99 is not
     * shown to be higher than another's: one of them, if it stands alone or all are shown to be the
     * same.
     *
     * @param block the judged rows of the condition
     */
    static Advised of(Condition condition, List<ComparisonRow> block, Pairs pairs) {
        List<ComparisonRow> ok = candidates(block, Verdict.OK);
        List<ComparisonRow> best = ok.isEmpty() ? candidates(block, Verdict.CAUTION) : ok;
        List<String> open =
                best.stream()
                        .filter(row -> best.stream().noneMatch(other -> beats(other, row, pairs)))
                        .map(ComparisonRow::setup)
                        .sorted(Comparator.comparingInt(Advised::preference))
                        .toList();
        boolean repeated = best.stream().allMatch(row -> row.validTrials() >= LEAST_TRIALS);
        return repeated && !open.isEmpty() && LowestP99.allSame(condition, open, pairs)
                ? new Advised(condition, open.getFirst(), open.subList(1, open.size()), List.of())
                : new Advised(condition, null, List.of(), open);
    }

    private static List<ComparisonRow> candidates(List<ComparisonRow> block, Verdict verdict) {
        return block.stream()
                .filter(row -> row.valid() && row.judgement().verdict() == verdict)
                .filter(row -> !WARNINGS.contains(row.setup()))
                .toList();
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
                ? "%s %s: nothing with a verdict as good has a p99 as low.".formatted(setup, under)
                : "%s %s: %s differ%s from it by less than a verdict counts."
                        .formatted(setup, under, Phrases.list(alike), alike.size() == 1 ? "s" : "");
    }
}
