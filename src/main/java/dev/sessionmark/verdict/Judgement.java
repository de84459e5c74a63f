package dev.sessionmark.verdict;

/**
 * A verdict and why.
 *
 * @param verdict what the figures say
 * @param because the deciding figure, in one sentence
 */
public record Judgement(Verdict verdict, String because) {}
