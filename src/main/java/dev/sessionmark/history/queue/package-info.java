/**
 * Experiments that wait for their turn, one after the other, and what is told of the one that runs.
 *
 * <p>May use {@code history}, {@code history.keep}, {@code experiment}, {@code engine}, {@code
 * engine.planner}, {@code measurement}, {@code setup}, {@code sut}, {@code platform.health}, {@code
 * platform.logging}, {@code platform.postgres}, {@code platform.words}.
 */
package dev.sessionmark.history.queue;
