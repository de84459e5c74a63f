/**
 * Requests kept in full, in the format that Perfetto and Chrome's tracing open.
 *
 * <p>May use {@code experiment}, {@code measurement}, {@code measurement.trace}.
 */
package dev.sessionmark.report.trace;
