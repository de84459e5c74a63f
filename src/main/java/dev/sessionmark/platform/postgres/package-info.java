/**
 * The PostgreSQL that Sessionmark uses: where it is, starting one when there is none, and the facts
 * about it that belong to a result. Plain Java: it runs before the application does.
 *
 * <p>May use {@code platform}, {@code platform.connection}, {@code platform.tls}, {@code
 * platform.words}.
 */
package dev.sessionmark.platform.postgres;
