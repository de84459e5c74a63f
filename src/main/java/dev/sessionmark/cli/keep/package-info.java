/**
 * Keeping what a command has measured, and taking up what could not be kept earlier.
 *
 * <p>May use {@code cli.terminal}, {@code history}, {@code history.keep}, {@code experiment}.
 */
package dev.sessionmark.cli.keep;
