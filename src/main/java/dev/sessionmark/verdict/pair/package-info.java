/**
 * Which of two setups is better under a condition, and what follows from that: the lowest, what may
 * be advised, where it changes between conditions, and what became of the usual advice. Everything
 * rests on one comparison of each two setups; who shows it compares nothing again.
 *
 * <p>May use {@code verdict}, {@code measurement}, {@code measurement.factor}, {@code statistics}.
 */
package dev.sessionmark.verdict.pair;
