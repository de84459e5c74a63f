/**
 * What is kept of the quiz: attempts, for the score.
 *
 * <p>May use {@code history}.
 */
package dev.sessionmark.history.quiz;
