/**
 * What is asked of the history so often, or so early, that it is asked in plain SQL.
 *
 * <p>May use {@code history}, {@code history.schema}, {@code platform.postgres}.
 */
package dev.sessionmark.history.glance;
