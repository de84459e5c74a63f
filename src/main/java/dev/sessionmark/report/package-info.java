/**
 * A judged comparison, written down: for the terminal, as Markdown, CSV, JSON, one HTML file and
 * HdrHistogram logs.
 *
 * <p>Plain Java without a container, so that the command line, the REST API and tests use the same
 * writers. HTML comes from a template, JSON from the records of {@code report.json}; both work in a
 * native image.
 *
 * <p>May use {@code report.json}, {@code report.trace}, {@code verdict}, {@code verdict.law},
 * {@code experiment}, {@code experiment.target}, {@code measurement}, {@code measurement.factor},
 * {@code measurement.trace}, {@code statistics}, {@code platform.words}.
 */
package dev.sessionmark.report;
