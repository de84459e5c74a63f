/**
 * Errors of the REST API as RFC 9457 says: {@code application/problem+json}.
 *
 * <p>May use {@code platform.connection}, {@code platform.http}, {@code platform.postgres}, {@code
 * platform.logging}, {@code platform.words}.
 */
package dev.sessionmark.platform.problem;
