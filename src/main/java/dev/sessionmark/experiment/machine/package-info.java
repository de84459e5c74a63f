/**
 * The machine watched while something is measured on it, and looked at before.
 *
 * <p>May use {@code measurement}, {@code platform.machine}, {@code platform.postgres}.
 */
package dev.sessionmark.experiment.machine;
