/** Errors of the REST API as RFC 9457 says: {@code application/problem+json}. */
package dev.sessionmark.platform.problem;
