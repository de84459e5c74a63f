/**
 * What watches the system under test from inside: event loops, sessions, processor, memory.
 *
 * <p>May use {@code sut.probe.trace}, {@code setup}, {@code measurement}, {@code
 * measurement.trace}, {@code statistics}, {@code platform}, {@code platform.connection}, {@code
 * platform.metrics}, {@code platform.tls}.
 */
package dev.sessionmark.sut.probe;
