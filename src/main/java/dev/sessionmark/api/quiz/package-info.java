/**
 * Attempts at the quiz over HTTP.
 *
 * <p>May use {@code history}, {@code history.quiz}, {@code platform.problem}, {@code
 * platform.session}.
 */
package dev.sessionmark.api.quiz;
