package dev.sessionmark.verdict;

/**
 * One figure that speaks against a setup.
 *
 * @param verdict how grave it is: CAUTION or BAD
 * @param text the figure in words, part of a sentence
 * @param brief the same where there is room for a few words only
 * @param onceIsEnough whether it stands even if it was seen in one trial only: an event, not a
 *     level
 */
record Clause(Verdict verdict, String text, String brief, boolean onceIsEnough) {

    static Clause level(Verdict verdict, String text) {
        return new Clause(verdict, text, text, false);
    }

    static Clause event(Verdict verdict, String text) {
        return new Clause(verdict, text, text, true);
    }

    /** The same with fewer words where there is little room. */
    Clause inBrief(String words) {
        return new Clause(verdict, text, words, onceIsEnough);
    }

    boolean bad() {
        return verdict == Verdict.BAD;
    }
}
