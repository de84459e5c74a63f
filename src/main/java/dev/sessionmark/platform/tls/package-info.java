/**
 * Encrypted connections to PostgreSQL, told to both drivers in the words of its own {@code
 * sslmode}, also where the way leads through a port of this machine.
 *
 * <p>May use {@code platform.words}.
 */
package dev.sessionmark.platform.tls;
