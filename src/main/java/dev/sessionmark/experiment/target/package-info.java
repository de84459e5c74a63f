/**
 * HTTP services of other programs that stand in a comparison beside our setups.
 *
 * <p>May use {@code platform.problem}, {@code setup}.
 */
package dev.sessionmark.experiment.target;
