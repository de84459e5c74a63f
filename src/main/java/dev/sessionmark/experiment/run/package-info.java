/**
 * Runs an experiment: prepares it, starts a system under test for each trial, warms it up, and
 * measures its windows.
 *
 * <p>May use {@code experiment}, {@code load}, {@code sut}, {@code measurement}, {@code workload},
 * {@code setup}, {@code statistics}, {@code platform}.
 */
package dev.sessionmark.experiment.run;
