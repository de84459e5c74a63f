/**
 * Traces of trials over HTTP: some requests in full, blocked event loops, the course of the
 * warm-up.
 *
 * <p>May use {@code history}, {@code experiment}, {@code measurement}, {@code measurement.trace},
 * {@code platform.problem}, {@code platform.session}.
 */
package dev.sessionmark.api.trace;
