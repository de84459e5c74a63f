/**
 * Judges and renders results for the API, as the terminal does: the one place where both meet.
 *
 * <p>May use {@code experiment}, {@code verdict}, {@code report}, {@code setup}.
 */
package dev.sessionmark.comparison;
