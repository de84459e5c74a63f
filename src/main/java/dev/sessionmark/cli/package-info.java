/**
 * The terminal: commands, their options, the progress bar, and what they print. Nobody uses it.
 *
 * <p>May use everything.
 */
package dev.sessionmark.cli;
