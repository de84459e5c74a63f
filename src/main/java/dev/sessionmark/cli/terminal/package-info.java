/**
 * The terminal itself: what it can show, the progress bar, an interrupt, and how a program ends.
 *
 * <p>May use {@code experiment} and {@code measurement}.
 */
package dev.sessionmark.cli.terminal;
