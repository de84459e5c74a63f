/**
 * Keeping what was measured, also while the history cannot be written.
 *
 * <p>May use {@code history}, {@code experiment}, {@code measurement}, {@code platform}, {@code
 * platform.connection}, {@code platform.postgres}.
 */
package dev.sessionmark.history.keep;
