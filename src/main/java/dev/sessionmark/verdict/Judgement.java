package dev.sessionmark.verdict;

/**
 * A verdict and why.
 *
 * @param verdict what the figures say
 * @param because the deciding figures, in one sentence, the gravest first
 * @param decidingFigure the gravest alone, in a few words
 */
public record Judgement(Verdict verdict, String because, String decidingFigure) {

    /** What stands between the figures of {@link #because}. */
    static final String BETWEEN_FIGURES = "; ";

    /** One whose reason needs no shorter form than its first figure. */
    public Judgement(Verdict verdict, String because) {
        this(verdict, because, first(because));
    }

    /** The gravest figure alone, in full. */
    String gravest() {
        return first(because);
    }

    private static String first(String because) {
        int end = because.indexOf(BETWEEN_FIGURES);
        return end < 0 ? because : because.substring(0, end);
    }
}
