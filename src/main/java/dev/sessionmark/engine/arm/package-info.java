/**
 * What an experiment compares: our setups, each in a system under test of its own, and services of
 * other programs. Nothing else knows which of them it has before it.
 *
 * <p>May use {@code experiment.target}, {@code sut}, {@code load}, {@code workload}, {@code
 * measurement}, {@code measurement.trace}.
 */
package dev.sessionmark.engine.arm;
