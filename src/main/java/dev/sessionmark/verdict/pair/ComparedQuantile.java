package dev.sessionmark.verdict.pair;

import dev.sessionmark.statistics.Difference;
import dev.sessionmark.verdict.Phrases;
import dev.sessionmark.verdict.VerdictThresholds;
import java.time.Duration;

/**
 * A quantile of the response times of two setups under one condition, compared.
 *
 * @param outcome which is lower, if that can be told
 * @param figures ratio and interval, first by second
 * @param obstacle what keeps it from being told besides the noise; null where nothing does
 */
public record ComparedQuantile(Outcome outcome, Difference figures, String obstacle) {

    /** Which of two is lower. */
    public enum Outcome {
        /** The first, beyond the noise and by enough to be called a difference. */
        A_LOWER,
        /** The second, likewise. */
        B_LOWER,
        /** Shown to differ by less than any verdict counts. */
        SAME,
        /** The run supports none of the others. */
        CANNOT_TELL
    }

    /** Two trials show how far trials lie apart, one does not. */
    private static final int LEAST_TRIALS = 2;

    /**
     * What the figures of two rows that could be judged say.
     *
     * <p>No difference beyond the noise is no evidence of sameness: the noisier a run, the fewer
     * differences it finds. So two are the same only where every ratio in the interval, with the
     * second setup's quantile as measured, is one that no verdict would count, whichever of the two
     * is the slower: not as far apart as {@link VerdictThresholds#latencyCaution}.
     *
     * @param trials the smaller number of valid trials of the two
     */
    static ComparedQuantile of(Difference figures, int trials, VerdictThresholds thresholds) {
        if (figures.firstLower()) {
            return new ComparedQuantile(Outcome.A_LOWER, figures, null);
        }
        if (figures.secondLower()) {
            return new ComparedQuantile(Outcome.B_LOWER, figures, null);
        }
        if (trials < LEAST_TRIALS) {
            return cannotTell(figures, "a single trial does not show how far trials differ");
        }
        if (Double.isInfinite(figures.aNanos()) && Double.isInfinite(figures.bNanos())) {
            return cannotTell(figures, "neither was served");
        }
        if (!figures.comparable()) {
            return cannotTell(figures, "too few responses");
        }
        if (Double.isInfinite(figures.ratio())
                || figures.ratio() == 0
                || Double.isInfinite(figures.trialsA().max())
                || Double.isInfinite(figures.trialsB().max())) {
            return cannotTell(figures, "served in some trials and not in others");
        }
        return counts(figures, figures.low(), thresholds)
                        || counts(figures, figures.high(), thresholds)
                ? cannotTell(figures, null)
                : new ComparedQuantile(Outcome.SAME, figures, null);
    }

    static ComparedQuantile cannotTell(Difference figures, String obstacle) {
        return new ComparedQuantile(Outcome.CANNOT_TELL, figures, obstacle);
    }

    /** Of one that differs it is known to which side; of one that does not, how little. */
    boolean isPrecise(double precision) {
        return switch (outcome) {
            case A_LOWER, B_LOWER -> true;
            case SAME -> figures.high() / figures.low() <= (1 + precision) * (1 + precision);
            case CANNOT_TELL -> false;
        };
    }

    /** Why it cannot be told, in words; null where it can. */
    public String because() {
        if (outcome != Outcome.CANNOT_TELL) {
            return null;
        }
        return obstacle == null
                ? "%s; a difference of %s times would show"
                        .formatted(interval(), Phrases.ratio(figures.smallestFound()))
                : obstacle;
    }

    /** Both ends of the interval: {@code 0.8 to 1.3 times}. */
    String interval() {
        return "%s to %s times"
                .formatted(Phrases.ratio(figures.low()), Phrases.ratio(figures.high()));
    }

    /** The same, second by first. */
    ComparedQuantile reversed() {
        Outcome other =
                switch (outcome) {
                    case A_LOWER -> Outcome.B_LOWER;
                    case B_LOWER -> Outcome.A_LOWER;
                    default -> outcome;
                };
        return new ComparedQuantile(other, figures.reversed(), obstacle);
    }

    private static boolean counts(Difference figures, double ratio, VerdictThresholds thresholds) {
        Duration excess = thresholds.latencyCaution().min();
        return Math.max(ratio, 1 / ratio) >= thresholds.latencyCaution().ratio()
                && Math.abs(ratio - 1) * figures.bNanos() >= excess.toNanos();
    }
}
