/**
 * What is kept of experiments: entities, repositories, and the store that uses them in the
 * request's session. What is asked so often, or so early, that it is asked in plain SQL is apart.
 *
 * <p>May use {@code experiment}, {@code measurement}, {@code measurement.factor}, {@code platform},
 * {@code platform.connection}, {@code platform.postgres}, {@code platform.session}, {@code
 * platform.tls}, {@code platform.words}.
 */
package dev.sessionmark.history;
