/**
 * The system under test seen from both ends: its launch, the protocol over its standard input, its
 * routes, and the proxy that puts the database further away.
 *
 * <p>May use {@code sut.probe}, {@code sut.probe.trace}, {@code sut.profile}, {@code setup}, {@code
 * workload}, {@code measurement}, {@code measurement.trace}, {@code statistics}, {@code platform},
 * {@code platform.connection}, {@code platform.http}, {@code platform.postgres}.
 */
package dev.sessionmark.sut;
