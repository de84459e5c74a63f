/**
 * What is kept of experiments: entities, repositories, and the store that uses them in the
 * request's session.
 *
 * <p>May use {@code history.glance}, {@code history.profile}, {@code experiment}, {@code
 * measurement}, {@code platform.connection}, {@code platform.postgres}, {@code platform.session},
 * {@code platform.tls}.
 */
package dev.sessionmark.history;
