/**
 * What is measured and what came out: the plan with its limits and defaults, conditions combined,
 * the result of a trial, and whether a window may be judged.
 *
 * <p>May use {@code experiment.machine}, {@code experiment.target}, {@code setup}, {@code
 * workload}, {@code measurement}, {@code measurement.factor}, {@code measurement.trace}, {@code
 * statistics}, {@code platform}, {@code platform.connection}, {@code platform.problem}.
 */
package dev.sessionmark.experiment;
