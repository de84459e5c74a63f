/**
 * What each line of the log carries besides its text: the trace of the request that caused it, or
 * what was done when it was written.
 *
 * <p>May use {@code platform.http}.
 */
package dev.sessionmark.platform.logging;
