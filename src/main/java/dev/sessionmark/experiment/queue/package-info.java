/**
 * Experiments that wait for their turn, one after the other, and what is told of the one that runs.
 *
 * <p>May use {@code experiment}, {@code experiment.history}, {@code platform}.
 */
package dev.sessionmark.experiment.queue;
