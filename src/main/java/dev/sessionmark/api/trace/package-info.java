/**
 * Traces of trials over HTTP: some requests in full, blocked event loops, the course of the
 * warm-up.
 *
 * <p>May use {@code experiment}, {@code measurement}, {@code measurement.trace}.
 */
package dev.sessionmark.api.trace;
