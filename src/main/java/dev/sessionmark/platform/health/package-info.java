/**
 * Probes. Liveness is the framework's default and touches no database: restarting this program
 * would not mend one.
 *
 * <p>May use {@code platform.connection}, {@code platform.postgres}, {@code platform.tls}, {@code
 * platform.words}.
 */
package dev.sessionmark.platform.health;
