package dev.sessionmark.verdict;

/**
 * A verdict and why.
 *
 * @param verdict what the figures say
 * @param because the deciding figure, in one sentence
 */
public record Judgement(Verdict verdict, String because) {

    /** What stands between the figures of {@link #because}, the gravest of which comes first. */
    static final String BETWEEN_FIGURES = "; ";

    /** The first figure alone. */
    public String decidingFigure() {
        int end = because.indexOf(BETWEEN_FIGURES);
        return end < 0 ? because : because.substring(0, end);
    }
}
