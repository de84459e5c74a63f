package dev.sessionmark.verdict.law;

import dev.sessionmark.verdict.Phrases;

/**
 * A law against a row.
 *
 * @param law which
 * @param first what it says of one figure, in the law's unit; NaN where that is not known
 * @param second the figure that it must equal, or not exceed; likewise
 * @param uncertainty how far they may be off: of what is larger where they must be equal, otherwise
 *     of the second; NaN where it was not checked
 * @param uncheckedBecause why it was not checked; null when it was
 */
public record Checked(
        Law law, double first, double second, double uncertainty, String uncheckedBecause) {

    /** What came of it. */
    public enum Compliance {
        HOLDS,
        BROKEN,
        UNCHECKED
    }

    static Checked not(Law law, String because) {
        return new Checked(law, Double.NaN, Double.NaN, Double.NaN, because);
    }

    /** What came of it. */
    public Compliance outcome() {
        if (uncheckedBecause != null) {
            return Compliance.UNCHECKED;
        }
        boolean broken =
                law.equality()
                        ? Math.abs(first - second) > uncertainty * Math.max(first, second)
                        : first > second * (1 + uncertainty);
        return broken ? Compliance.BROKEN : Compliance.HOLDS;
    }

    /** In one sentence, without the name of the row. */
    public String sentence() {
        if (uncheckedBecause != null) {
            return "%s cannot be checked: %s".formatted(law.title(), uncheckedBecause);
        }
        return "%s %s: %s"
                .formatted(
                        law.title(),
                        outcome() == Compliance.HOLDS ? "holds" : "is broken",
                        figures());
    }

    /** Both figures and how far they may be off. */
    String figures() {
        return Phrases.format(
                "%s %s %s, %s %s (%.0f %% may be off)",
                Phrases.ratio(first),
                law.unit(),
                law.first(),
                Phrases.ratio(second),
                law.second(),
                100 * uncertainty);
    }
}
