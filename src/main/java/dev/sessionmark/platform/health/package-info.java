/**
 * Probes. Liveness is the framework's default and touches no database: restarting this program
 * would not mend one.
 *
 * <p>May use nothing of this program.
 */
package dev.sessionmark.platform.health;
