/**
 * A sampling profiler inside the system under test, which draws flame graphs. Never there while
 * anything is measured.
 *
 * <p>May use {@code measurement}, {@code platform}.
 */
package dev.sessionmark.sut.profile;
