/**
 * From what was measured to a judged table: verdicts with the figure that decided them, comparisons
 * beyond the noise, and findings.
 *
 * <p>May use {@code verdict.law}, {@code verdict.pair}, {@code experiment}, {@code setup}, {@code
 * measurement}, {@code measurement.factor}, {@code statistics}.
 */
package dev.sessionmark.verdict;
