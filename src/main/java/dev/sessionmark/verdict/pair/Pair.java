package dev.sessionmark.verdict.pair;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.statistics.Difference;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Phrases;
import dev.sessionmark.verdict.Verdict;
import dev.sessionmark.verdict.VerdictThresholds;

/**
 * Two setups under one condition.
 *
 * @param condition under which
 * @param a id of the setup that stands first in the table
 * @param b id of the other
 * @param outcome which is better, if that can be told
 * @param by what told it; null where nothing did
 * @param verdictA of the first
 * @param verdictB of the second
 * @param p50 the medians of their response times
 * @param p99 the p99 of their response times
 */
public record Pair(
        Condition condition,
        String a,
        String b,
        Outcome outcome,
        By by,
        Verdict verdictA,
        Verdict verdictB,
        ComparedQuantile p50,
        ComparedQuantile p99) {

    /** Which of two setups is better. */
    public enum Outcome {
        /** The first. */
        A_BETTER,
        /** The second. */
        B_BETTER,
        /** Neither is BAD, and their p99 is shown to differ by less than any verdict counts. */
        SAME,
        /** Neither carries the load. */
        BOTH_BAD,
        /** The run supports none of the others. */
        CANNOT_TELL
    }

    /** What tells which of two setups is better. */
    public enum By {
        /** One is BAD. */
        VERDICT,
        /** Neither is BAD, so the p99 of the response times decides. */
        P99
    }

    /**
     * Compares two judged rows of a condition: BAD is worse than what is not BAD; where neither is,
     * the p99 decides.
     */
    static Pair of(
            ComparisonRow a,
            ComparisonRow b,
            LatencyComparer comparer,
            VerdictThresholds thresholds) {
        Verdict ofA = a.judgement().verdict();
        Verdict ofB = b.judgement().verdict();
        ComparedQuantile median = compared(a, b, comparer.median(a, b), thresholds);
        ComparedQuantile p99 = compared(a, b, comparer.p99(a, b), thresholds);
        boolean byVerdict = unjudged(a, b) == null && (ofA == Verdict.BAD || ofB == Verdict.BAD);
        Outcome outcome = byVerdict ? byVerdict(ofA, ofB) : byP99(p99.outcome());
        By by = byVerdict ? By.VERDICT : outcome == Outcome.CANNOT_TELL ? null : By.P99;
        return new Pair(a.condition(), a.setup(), b.setup(), outcome, by, ofA, ofB, median, p99);
    }

    private static ComparedQuantile compared(
            ComparisonRow a, ComparisonRow b, Difference figures, VerdictThresholds thresholds) {
        String unjudged = unjudged(a, b);
        int trials = Math.min(a.validTrials(), b.validTrials());
        return unjudged == null
                ? ComparedQuantile.of(figures, trials, thresholds)
                : ComparedQuantile.cannotTell(figures, unjudged);
    }

    private static Outcome byVerdict(Verdict a, Verdict b) {
        if (a == b) {
            return Outcome.BOTH_BAD;
        }
        return a == Verdict.BAD ? Outcome.B_BETTER : Outcome.A_BETTER;
    }

    private static Outcome byP99(ComparedQuantile.Outcome outcome) {
        return switch (outcome) {
            case A_LOWER -> Outcome.A_BETTER;
            case B_LOWER -> Outcome.B_BETTER;
            case SAME -> Outcome.SAME;
            case CANNOT_TELL -> Outcome.CANNOT_TELL;
        };
    }

    private static String unjudged(ComparisonRow a, ComparisonRow b) {
        String ofA = unjudged(a);
        String ofB = unjudged(b);
        if (ofA != null && ofB != null) {
            return ofA + ", " + ofB;
        }
        return ofA == null ? ofB : ofA;
    }

    private static String unjudged(ComparisonRow row) {
        if (!row.valid()) {
            return row.setup() + " has no valid trial";
        }
        return row.judgement().verdict() == Verdict.INCONCLUSIVE
                ? row.setup() + " is INCONCLUSIVE"
                : null;
    }

    /**
     * Whether more measuring is of no use: it is known which is better, or that neither is, and how
     * their medians compare.
     *
     * @param precision how well their ratio is to be known where they are alike: 0.1 is 10 %
     */
    public boolean isDecided(double precision) {
        return by == By.VERDICT
                || p99.outcome() != ComparedQuantile.Outcome.CANNOT_TELL
                        && p50.isPrecise(precision);
    }

    /** The outcome in one sentence. */
    public String sentence() {
        String under = Phrases.under(condition);
        return switch (outcome) {
            case A_BETTER -> "%s is better than %s %s (%s).".formatted(a, b, under, figures());
            case B_BETTER -> reversed().sentence();
            case SAME ->
                    "%s and %s differ by less than a verdict counts %s (%s)."
                            .formatted(a, b, under, figures());
            case BOTH_BAD -> "%s and %s are both BAD %s.".formatted(a, b, under);
            case CANNOT_TELL ->
                    "%s and %s cannot be told apart %s (%s).".formatted(a, b, under, figures());
        };
    }

    /** What told which is better, or why nothing did, in words. */
    public String figures() {
        if (by == By.VERDICT) {
            return outcome == Outcome.BOTH_BAD ? "both BAD" : verdictA + " against " + verdictB;
        }
        if (!p99.figures().comparable()) {
            return p99.because();
        }
        String times =
                "p99 %s against %s"
                        .formatted(
                                Phrases.ms(p99.figures().aNanos() / 1e6),
                                Phrases.ms(p99.figures().bNanos() / 1e6));
        return p99.because() == null ? times : times + ", " + p99.because();
    }

    /** The same, the second first. */
    Pair reversed() {
        Outcome other =
                switch (outcome) {
                    case A_BETTER -> Outcome.B_BETTER;
                    case B_BETTER -> Outcome.A_BETTER;
                    default -> outcome;
                };
        return new Pair(
                condition, b, a, other, by, verdictB, verdictA, p50.reversed(), p99.reversed());
    }
}
