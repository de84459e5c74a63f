/**
 * What an experiment compares: our setups, each in a system under test of its own, and services of
 * other programs. Nothing else knows which of them it has before it.
 *
 * <p>May use {@code engine}, {@code engine.machine}, {@code experiment}, {@code experiment.target},
 * {@code sut}, {@code load}, {@code setup}, {@code workload}, {@code measurement}, {@code
 * measurement.factor}, {@code measurement.trace}, {@code platform}, {@code platform.connection},
 * {@code platform.postgres}.
 */
package dev.sessionmark.engine.arm;
