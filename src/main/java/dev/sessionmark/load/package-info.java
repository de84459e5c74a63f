/**
 * The load generator: arrival schedule, open and closed model, connections, and what became of each
 * request. Plain Java on Vert.x.
 *
 * <p>May use {@code load.arrival}, {@code measurement}, {@code measurement.trace}, {@code
 * statistics}, {@code platform}, {@code platform.problem}.
 */
package dev.sessionmark.load;
