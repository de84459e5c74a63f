/**
 * Requests that are followed step by step, of which a window keeps a few.
 *
 * <p>May use {@code measurement.trace}.
 */
package dev.sessionmark.sut.probe.trace;
