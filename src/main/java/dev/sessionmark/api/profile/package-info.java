/**
 * Flame graphs of experiments over HTTP.
 *
 * <p>May use {@code history}, {@code history.profile}, {@code experiment}, {@code measurement},
 * {@code platform.problem}, {@code platform.session}.
 */
package dev.sessionmark.api.profile;
