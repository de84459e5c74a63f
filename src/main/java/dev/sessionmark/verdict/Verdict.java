package dev.sessionmark.verdict;

/** What the figures say of one setup under one condition. */
public enum Verdict {
    /** Does no harm that could be measured. */
    OK,
    /** Costs something that users or other requests notice. */
    CAUTION,
    /** Harms users or other requests. */
    BAD,
    /** The figures do not support any of the others. */
    INCONCLUSIVE
}
