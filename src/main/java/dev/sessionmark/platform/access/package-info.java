/**
 * Who may call what: API tokens, bearer tokens of an identity provider, two roles, the rules that
 * say which role a request needs, and the one place that enforces them. Which paths there are is
 * said elsewhere.
 *
 * <p>May use {@code platform}, {@code platform.http}, {@code platform.problem}, {@code
 * platform.words}.
 */
package dev.sessionmark.platform.access;
