/**
 * Runs an experiment: prepares it, asks a planner for each trial, opens the target of its arm,
 * warms it up, and measures its windows.
 *
 * <p>May use {@code experiment}, {@code load}, {@code sut}, {@code measurement}, {@code workload},
 * {@code setup}, {@code statistics}, {@code platform}.
 */
package dev.sessionmark.experiment.run;
