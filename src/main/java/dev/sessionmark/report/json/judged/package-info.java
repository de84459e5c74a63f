/**
 * The parts of the comparison as JSON that say what was judged: thresholds, conditions, pairs,
 * crossovers, advice, findings.
 *
 * <p>May use {@code report.json}, {@code verdict}, {@code verdict.pair}, {@code experiment}, {@code
 * measurement}, {@code measurement.factor}, {@code statistics}.
 */
package dev.sessionmark.report.json.judged;
