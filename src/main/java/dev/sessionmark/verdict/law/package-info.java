/**
 * Laws that the figures of a row cannot contradict, whatever the setup: each compares figures that
 * were taken independently of one another. A row that breaks one beyond what may be off was
 * measured wrongly.
 *
 * <p>May use {@code verdict}, {@code experiment}, {@code measurement}, {@code measurement.factor},
 * {@code statistics}.
 */
package dev.sessionmark.verdict.law;
