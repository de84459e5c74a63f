/**
 * What a connection to PostgreSQL is told, with one meaning for both drivers: the parameters that a
 * database URL may have, the password where the URL has none, and the characters that the database
 * can store.
 *
 * <p>May use {@code platform.tls}, {@code platform.words}.
 */
package dev.sessionmark.platform.connection;
