/**
 * What is kept of the quiz: attempts, for the score.
 *
 * <p>May use {@code history}, {@code platform.session}.
 */
package dev.sessionmark.history.quiz;
