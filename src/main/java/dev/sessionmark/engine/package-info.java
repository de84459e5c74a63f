/**
 * Runs an experiment: prepares it, asks a planner for each trial, opens the target of its arm,
 * warms it up, and measures its windows.
 *
 * <p>May use {@code engine.arm}, {@code engine.live}, {@code engine.machine}, {@code
 * engine.planner}, {@code verdict}, {@code experiment}, {@code experiment.machine}, {@code
 * experiment.target}, {@code sut}, {@code load}, {@code load.arrival}, {@code workload}, {@code
 * measurement}, {@code measurement.factor}, {@code measurement.trace}, {@code statistics}, {@code
 * platform}, {@code platform.machine}, {@code platform.logging}, {@code platform.postgres}, {@code
 * platform.tls}, {@code platform.words}.
 */
package dev.sessionmark.engine;
