package dev.sessionmark.verdict;

import dev.sessionmark.measurement.Window;
import dev.sessionmark.statistics.Difference;
import dev.sessionmark.verdict.HarmRules.Clause;
import dev.sessionmark.verdict.HarmRules.Tail;
import dev.sessionmark.verdict.pair.LatencyComparer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * From figures to a verdict. What harms others or loses requests decides by itself; latency decides
 * against the best setup of the same condition, and only beyond the noise.
 */
public final class VerdictRule {

    /** The deciding figure and at most two more: a sentence, not a report. */
    private static final int MOST_CLAUSES = 3;

    private final VerdictThresholds thresholds;
    private final HarmRules harm;

    /** A rule with these thresholds. */
    public VerdictRule(VerdictThresholds thresholds) {
        this.thresholds = thresholds;
        this.harm = new HarmRules(thresholds);
    }

    /** Whether other setups may be measured against this one: valid, and not BAD by itself. */
    public boolean fitAsBest(ComparisonRow row) {
        return row.valid() && hasP99(row) && harm.of(row).stream().noneMatch(Clause::bad);
    }

    /**
     * Judges one row.
     *
     * @param row what is judged
     * @param best the setup with the lowest p99 of the condition, possibly the row itself; null
     *     when no setup is fit to be measured against
     * @param toBest the row's p99 against the best one's; null when {@code best} is null or the row
     */
    public Judgement judge(ComparisonRow row, ComparisonRow best, Difference toBest) {
        if (!row.valid()) {
            return inconclusive("no valid trial: " + row.invalidBecause(), "no valid trial");
        }
        List<Clause> clauses = new ArrayList<>(harm.of(row));
        latency(best, toBest).ifPresent(clauses::add);
        // The sort is stable: within a verdict the order stays that of the rules.
        clauses.sort(Comparator.comparing(clause -> clause.bad() ? 0 : 1));
        boolean event = clauses.stream().anyMatch(Clause::onceIsEnough);
        Optional<String> contradiction = event ? Optional.empty() : contradiction(row);
        if (contradiction.isPresent()) {
            return inconclusive(contradiction.get(), "trials contradict one another");
        }
        boolean bad = clauses.stream().anyMatch(Clause::bad);
        if (!bad && !hasP99(row)) {
            return inconclusive(
                    Phrases.count(row.load().responseTime().total(), "response")
                            + ", too few for a p99",
                    "too few responses for a p99");
        }
        if (!bad && undecided(toBest)) {
            return inconclusive(undecidedLatency(row, best, toBest), inBrief(toBest));
        }
        if (clauses.isEmpty() && nobodyLooked(row)) {
            return inconclusive(
                    "p99 %s, but whether it keeps other requests waiting is not known: it has no"
                                    .formatted(p99(row))
                            + " bystander",
                    "no bystander");
        }
        if (clauses.isEmpty()) {
            return new Judgement(Verdict.OK, harmless(row, best, toBest), "p99 " + p99(row));
        }
        String because =
                clauses.stream()
                        .limit(MOST_CLAUSES)
                        .map(Clause::text)
                        .collect(Collectors.joining(Judgement.BETWEEN_FIGURES));
        Clause gravest = clauses.get(0);
        return new Judgement(gravest.verdict(), because, gravest.brief());
    }

    private Optional<Clause> latency(ComparisonRow best, Difference toBest) {
        if (toBest == null || !toBest.secondLower()) {
            return Optional.empty();
        }
        if (!exceeds(toBest, thresholds.latencyCaution())) {
            return Optional.empty();
        }
        return Optional.of(
                Clause.level(
                        exceeds(toBest, thresholds.latencyBad()) ? Verdict.BAD : Verdict.CAUTION,
                        "p99 %s, %s"
                                .formatted(
                                        Phrases.ms(toBest.aNanos() / 1e6), against(best, toBest)),
                        inBrief(toBest)));
    }

    private static String inBrief(Difference toBest) {
        String p99 = "p99 " + Phrases.ms(toBest.aNanos() / 1e6);
        return Double.isInfinite(toBest.ratio())
                ? p99
                : p99 + ", " + Phrases.times(toBest.ratio()) + " the lowest";
    }

    /** As much as would be BAD, but not beyond the spread between trials. */
    private boolean undecided(Difference toBest) {
        return toBest != null
                && toBest.comparable()
                && !toBest.different()
                && exceeds(toBest, thresholds.latencyBad());
    }

    private static String undecidedLatency(
            ComparisonRow row, ComparisonRow best, Difference toBest) {
        return "p99 %s, %s, but %s"
                .formatted(
                        Phrases.ms(toBest.aNanos() / 1e6),
                        against(best, toBest),
                        trialsRange(row, best, toBest));
    }

    private static String trialsRange(ComparisonRow row, ComparisonRow best, Difference toBest) {
        if (row.validTrials() < 2 || best.validTrials() < 2) {
            return "a single trial does not show how far trials differ";
        }
        return "its trials range from %s to %s"
                .formatted(
                        Phrases.ms(toBest.trialsA().min() / 1e6),
                        Phrases.ms(toBest.trialsA().max() / 1e6));
    }

    private static boolean exceeds(Difference toBest, VerdictThresholds.Excess excess) {
        return toBest.ratio() >= excess.ratio()
                && toBest.aNanos() - toBest.bNanos() >= excess.min().toNanos();
    }

    private static String against(ComparisonRow best, Difference toBest) {
        String figure = Phrases.ms(toBest.bNanos() / 1e6);
        if (Double.isInfinite(toBest.ratio())) {
            return "against %s of %s".formatted(figure, best.setup());
        }
        return "%s that of %s (%s)".formatted(Phrases.times(toBest.ratio()), best.setup(), figure);
    }

    /**
     * Trials contradict one another when at least a third of them, each judged alone, are BAD and
     * at least a third are OK: the merged figure would then be that of neither.
     */
    private Optional<String> contradiction(ComparisonRow row) {
        List<Window> valid = row.windows().stream().filter(Window::valid).toList();
        int ok = 0;
        List<String> bad = new ArrayList<>();
        for (Window window : valid) {
            List<Clause> alone =
                    harm.of(
                            ComparisonRow.merge(
                                    row.setup(),
                                    row.connectionType(),
                                    row.condition(),
                                    List.of(window),
                                    null));
            alone.stream().filter(Clause::bad).findFirst().ifPresent(c -> bad.add(c.text()));
            ok += alone.isEmpty() ? 1 : 0;
        }
        if (bad.isEmpty() || ok * 3 < valid.size() || bad.size() * 3 < valid.size()) {
            return Optional.empty();
        }
        return Optional.of(
                Phrases.format(
                        "the trials contradict one another: %d of %d found no harm, but %d found:"
                                + " %s",
                        ok, valid.size(), bad.size(), bad.get(0)));
    }

    private String harmless(ComparisonRow row, ComparisonRow best, Difference toBest) {
        StringBuilder text = new StringBuilder("p99 ").append(p99(row));
        if (toBest == null) {
            text.append(best == row ? ", no setup had a lower one" : "");
        } else if (!toBest.comparable()) {
            text.append(", not comparable with the best setup (").append(best.setup()).append(')');
        } else if (toBest.different()) {
            text.append(", ").append(against(best, toBest));
        } else {
            String name = best.setup() + ", " + p99(best);
            text.append(", within the noise of the best setup (").append(name).append(')');
            if (toBest.ratio() >= thresholds.latencyCaution().ratio()
                    && toBest.aNanos() >= toBest.bNanos()) {
                text.append(", since ").append(trialsRange(row, best, toBest));
            }
        }
        Tail delay = Tail.loopDelay(row);
        Tail bystander = Tail.bystander(row);
        if (!Double.isNaN(delay.ms())) {
            text.append("; event loops delayed ").append(delay);
        } else if (!Double.isNaN(bystander.ms())) {
            text.append("; other requests took ").append(bystander);
        }
        String blocked = HarmRules.blockedIn(row.sut().loops());
        if (!blocked.isEmpty()) {
            text.append(", though ").append(blocked);
        }
        return text.toString();
    }

    /** What keeps others waiting shows in the event loops, or in a bystander. */
    private static boolean nobodyLooked(ComparisonRow row) {
        return row.sut().loops().delay().total() == 0 && row.load().bystander().sent() == 0;
    }

    private static boolean hasP99(ComparisonRow row) {
        return !Double.isNaN(row.load().responseQuantileMs(LatencyComparer.P99));
    }

    private static String p99(ComparisonRow row) {
        return Phrases.ms(row.load().responseQuantileMs(LatencyComparer.P99));
    }

    private static Judgement inconclusive(String because, String inBrief) {
        return new Judgement(Verdict.INCONCLUSIVE, because, inBrief);
    }
}
