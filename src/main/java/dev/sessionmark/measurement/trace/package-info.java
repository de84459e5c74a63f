/**
 * Some requests in full, and every stretch in which an event loop stood still: their stamps, and
 * what is read from them.
 *
 * <p>May use nothing of this program.
 */
package dev.sessionmark.measurement.trace;
