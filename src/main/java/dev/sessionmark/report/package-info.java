/**
 * A judged comparison, written down: for the terminal, as Markdown, CSV, JSON, one HTML file and
 * HdrHistogram logs.
 *
 * <p>Plain Java without a container, so that the command line, the REST API and tests use the same
 * writers. JSON is built as a tree, never by reflection, so that it works in a native image and
 * keeps its order.
 *
 * <p>May use {@code verdict}, {@code experiment}, {@code measurement}, {@code statistics}.
 */
package dev.sessionmark.report;
