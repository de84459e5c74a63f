/**
 * What was measured in a window: its condition, the figures of the load and those of the system
 * under test, each with what several of them are together. The record in which the load generator
 * or the system under test returns a figure is the one that crosses the pipe, lies in the database,
 * is merged into a row and printed.
 *
 * <p>May use {@code measurement.factor}, {@code measurement.trace}, {@code statistics}.
 */
package dev.sessionmark.measurement;
