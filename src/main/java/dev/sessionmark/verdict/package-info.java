/**
 * From what was measured to a judged table: verdicts with the figure that decided them, comparisons
 * beyond the noise, and findings.
 *
 * <p>May use {@code experiment}, {@code measurement}, {@code statistics}.
 */
package dev.sessionmark.verdict;
