package dev.sessionmark.verdict;

import dev.sessionmark.verdict.pair.LatencyComparer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pipeline demands of a comparison.
 *
 * @param failOn the verdict from which on a row fails: CAUTION (then BAD fails too) or BAD; null
 *     for any verdict
 * @param maxP99 highest response time p99; null for any
 */
public record Gate(Verdict failOn, Duration maxP99) {

    /**
     * Checks the demands.
     *
     * @throws IllegalArgumentException when {@code failOn} is neither CAUTION nor BAD
     */
    public Gate {
        if (failOn == Verdict.OK || failOn == Verdict.INCONCLUSIVE) {
            throw new IllegalArgumentException("A gate fails on caution or bad, not on " + failOn);
        }
    }

    /**
     * What failed, a sentence for each; empty when the gate is passed. A gate does not pass what it
     * could not see: a row without a valid trial fails every gate, and one with too few samples for
     * a p99 fails {@code maxP99}.
     */
    public List<String> failures(Comparison comparison) {
        List<String> failures = new ArrayList<>();
        if (failOn == null && maxP99 == null) {
            return failures;
        }
        for (ComparisonRow row : comparison.rows()) {
            String subject = row.setup() + " " + Phrases.under(row.condition());
            if (!row.valid()) {
                failures.add(subject + " could not be judged: " + row.invalidBecause());
                continue;
            }
            if (failsOn(row.judgement().verdict())) {
                failures.add(
                        "%s is %s: %s"
                                .formatted(
                                        subject,
                                        row.judgement().verdict(),
                                        row.judgement().because()));
            }
            if (maxP99 != null) {
                checkP99(row, subject, failures);
            }
        }
        return failures;
    }

    private boolean failsOn(Verdict verdict) {
        return failOn != null
                && (verdict == Verdict.BAD || verdict == Verdict.CAUTION && failOn == verdict);
    }

    private void checkP99(ComparisonRow row, String subject, List<String> failures) {
        double limit = maxP99.toNanos() / 1e6;
        double p99 = row.load().responseQuantileMs(LatencyComparer.P99);
        if (Double.isNaN(p99)) {
            failures.add(subject + " has too few responses for a p99");
        } else if (p99 > limit) {
            failures.add(
                    "%s has a p99 of %s, over %s"
                            .formatted(subject, Phrases.ms(p99), Phrases.ms(limit)));
        }
    }
}
