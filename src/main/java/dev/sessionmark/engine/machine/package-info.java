/**
 * The machine that an experiment runs on: what is told of it in a result, its clock, the archive
 * from which systems under test start, and a bare client for its database.
 *
 * <p>May use {@code experiment}, {@code sut}, {@code platform}, {@code platform.connection}, {@code
 * platform.postgres}, {@code platform.tls}.
 */
package dev.sessionmark.engine.machine;
