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

    static Clause level(Verdict verdict, String text, String brief) {
        return new Clause(verdict, text, brief, false);
    }

    static Clause event(String text, String brief) {
        return new Clause(Verdict.BAD, text, brief, true);
    }

    boolean bad() {
        return verdict == Verdict.BAD;
    }
}
