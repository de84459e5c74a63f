/**
 * The request's reactive session: injected, opened when it is first used, closed when the work
 * ends, whatever ends it.
 *
 * <p>May use {@code platform.metrics}, {@code platform.problem}.
 */
package dev.sessionmark.platform.session;
