package dev.sessionmark.verdict;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.statistics.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** One sentence; empty when the two were not both measured under any condition. */
    Optional<String> sentence() {
        List<String> parts = new ArrayList<>();
        blocks.forEach(
                (condition, block) -> {
                    Optional<ComparisonRow> advised = find(block, ADVISED);
                    Optional<ComparisonRow> against = find(block, ADVISED_AGAINST);
                    if (advised.isPresent() && against.isPresent()) {
                        parts.add(
                                outcome(advised.get(), against.get())
                                        .formatted(Phrases.under(condition)));
                    }
                });
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The usual advice, %s instead of %s, %s."
                                .formatted(ADVISED, ADVISED_AGAINST, String.join("; it ", parts)));
    }

    private String outcome(ComparisonRow advised, ComparisonRow against) {
        Verdict good = advised.judgement().verdict();
        Verdict bad = against.judgement().verdict();
        if (good == Verdict.INCONCLUSIVE || bad == Verdict.INCONCLUSIVE) {
            return "could not be tested %s";
        }
        if (good == Verdict.BAD && bad == Verdict.BAD) {
            return "could not help %s (both BAD)";
        }
        String verdicts = " (%s against %s)".formatted(good, bad);
        if (bad == Verdict.BAD) {
            return "held %s" + verdicts;
        }
        if (good == Verdict.BAD) {
            return "was contradicted %s" + verdicts;
        }
        Difference p99 = comparer.p99(advised, against);
        if (!p99.comparable()) {
            return "could not be tested %s";
        }
        String figures =
                " (p99 %s against %s)"
                        .formatted(Phrases.ms(p99.aNanos() / 1e6), Phrases.ms(p99.bNanos() / 1e6));
        if (p99.firstLower()) {
            return "held %s" + figures;
        }
        return p99.secondLower()
                ? "was contradicted %s" + figures
                : "made no difference beyond the noise %s" + figures;
    }

    private static Optional<ComparisonRow> find(List<ComparisonRow> block, String setup) {
        return block.stream().filter(row -> row.setup().equals(setup)).findFirst();
    }
}
