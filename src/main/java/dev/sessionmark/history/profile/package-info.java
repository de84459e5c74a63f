/**
 * What is kept of profiles: flame graphs, apart from everything that figures come from.
 *
 * <p>May use {@code history}, {@code experiment}, {@code measurement}, {@code measurement.factor},
 * {@code platform.connection}.
 */
package dev.sessionmark.history.profile;
