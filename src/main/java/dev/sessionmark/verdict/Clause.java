package dev.sessionmark.verdict;

/**
 * One figure that speaks against a setup.
 *
 * @param verdict how grave it is: CAUTION or BAD
 * @param text the figure in words, part of a sentence
 * @param onceIsEnough whether it stands even if it was seen in one trial only: an event, not a
 *     level
 */
record Clause(Verdict verdict, String text, boolean onceIsEnough) {

    static Clause level(Verdict verdict, String text) {
        return new Clause(verdict, text, false);
    }

    static Clause event(Verdict verdict, String text) {
        return new Clause(verdict, text, true);
    }

    boolean bad() {
        return verdict == Verdict.BAD;
    }
}
