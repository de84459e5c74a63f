/**
 * What a connection to PostgreSQL is told, with one meaning for both drivers: the parameters that a
 * database URL may have, the password where the URL has none, the characters that the database can
 * store, and for how long a thread may wait for it.
 *
 * <p>May use {@code platform.tls}, {@code platform.words}.
 */
package dev.sessionmark.platform.connection;
