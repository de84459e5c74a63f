/**
 * Who runs an experiment: whoever does gives a sign in its row again and again, and others end only
 * what gives none.
 *
 * <p>May use {@code history}.
 */
package dev.sessionmark.history.lease;
