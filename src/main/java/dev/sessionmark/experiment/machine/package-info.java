/**
 * The machine watched while something is measured on it, what others may do to it, and a look at it
 * before.
 *
 * <p>May use {@code measurement}, {@code platform.machine}.
 */
package dev.sessionmark.experiment.machine;
