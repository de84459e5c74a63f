/**
 * Runs an experiment: prepares it, starts a system under test for each trial, warms it up, and
 * measures its windows.
 *
 * <p>May use {@code experiment}, {@code sut}, {@code load}, {@code setup}, {@code workload}, {@code
 * measurement}, {@code statistics}, {@code platform}, {@code platform.postgres}.
 */
package dev.sessionmark.experiment.run;
