package dev.sessionmark.verdict;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.statistics.Difference;
import dev.sessionmark.verdict.AdviceOutcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the advice of the guides held: a reactive session per request instead of a blocking one
 * on the event loop. Asked for each condition, answered either way.
 */
final class UsualAdvice {

    private static final String ADVISED = "reactive-session";
    private static final String ADVISED_AGAINST = "blocking-on-event-loop";

    private final Map<Condition, List<ComparisonRow>> blocks;
    private final LatencyComparer comparer;

    UsualAdvice(Map<Condition, List<ComparisonRow>> blocks, LatencyComparer comparer) {
        this.blocks = blocks;
        this.comparer = comparer;
    }

    /** One outcome for each condition under which both were measured. */
    List<AdviceOutcome> outcomes() {
        List<AdviceOutcome> outcomes = new ArrayList<>();
        blocks.forEach(
                (condition, block) -> {
                    Optional<ComparisonRow> advised = find(block, ADVISED);
                    Optional<ComparisonRow> against = find(block, ADVISED_AGAINST);
                    if (advised.isPresent() && against.isPresent()) {
                        outcomes.add(outcome(condition, advised.get(), against.get()));
                    }
                });
        return List.copyOf(outcomes);
    }

    /** The outcomes in one sentence; empty when there are none. */
    static Optional<String> sentence(List<AdviceOutcome> outcomes) {
        return outcomes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The usual advice, %s instead of %s, %s."
                                .formatted(
                                        ADVISED,
                                        ADVISED_AGAINST,
                                        outcomes.stream()
                                                .map(AdviceOutcome::words)
                                                .collect(Collectors.joining("; it "))));
    }

    private AdviceOutcome outcome(
            Condition condition, ComparisonRow advised, ComparisonRow against) {
        Verdict good = advised.judgement().verdict();
        Verdict bad = against.judgement().verdict();
        if (good == Verdict.INCONCLUSIVE || bad == Verdict.INCONCLUSIVE) {
            return new AdviceOutcome(condition, Outcome.NOT_TESTED, "");
        }
        if (good == Verdict.BAD && bad == Verdict.BAD) {
            return new AdviceOutcome(condition, Outcome.BOTH_BAD, " (both BAD)");
        }
        String verdicts = " (%s against %s)".formatted(good, bad);
        if (bad == Verdict.BAD) {
            return new AdviceOutcome(condition, Outcome.HELD, verdicts);
        }
        if (good == Verdict.BAD) {
            return new AdviceOutcome(condition, Outcome.CONTRADICTED, verdicts);
        }
        Difference p99 = comparer.p99(advised, against);
        if (!p99.comparable()) {
            return new AdviceOutcome(condition, Outcome.NOT_TESTED, "");
        }
        String figures =
                " (p99 %s against %s)"
                        .formatted(Phrases.ms(p99.aNanos() / 1e6), Phrases.ms(p99.bNanos() / 1e6));
        if (p99.firstLower()) {
            return new AdviceOutcome(condition, Outcome.HELD, figures);
        }
        return new AdviceOutcome(
                condition,
                p99.secondLower() ? Outcome.CONTRADICTED : Outcome.NO_DIFFERENCE,
                figures);
    }

    private static Optional<ComparisonRow> find(List<ComparisonRow> block, String setup) {
        return block.stream().filter(row -> row.setup().equals(setup)).findFirst();
    }
}
