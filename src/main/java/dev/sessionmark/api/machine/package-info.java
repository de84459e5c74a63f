/**
 * The machine that experiments run on, looked at before one is started.
 *
 * <p>May use {@code experiment}, {@code experiment.machine}, {@code measurement}, {@code
 * report.json}.
 */
package dev.sessionmark.api.machine;
