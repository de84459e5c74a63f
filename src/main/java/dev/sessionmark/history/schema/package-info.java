/**
 * The schema that the history's tables live in: one question at each start tells whether it is the
 * one this program knows, and only where it is not, it is made so.
 *
 * <p>May use {@code history}, {@code platform}, {@code platform.connection}, {@code
 * platform.postgres}, {@code platform.words}.
 */
package dev.sessionmark.history.schema;
