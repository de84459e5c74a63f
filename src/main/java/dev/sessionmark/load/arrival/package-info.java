/**
 * When requests are due, in the open and the closed model, and the clock that lets them happen.
 *
 * <p>May use {@code statistics}.
 */
package dev.sessionmark.load.arrival;
