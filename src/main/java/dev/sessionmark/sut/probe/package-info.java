/**
 * What watches the system under test from inside: event loops, sessions, processor, memory.
 *
 * <p>May use {@code measurement}, {@code statistics}, {@code platform}.
 */
package dev.sessionmark.sut.probe;
