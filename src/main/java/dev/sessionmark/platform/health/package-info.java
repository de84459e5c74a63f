/**
 * Probes. Liveness is the framework's default and touches no database: restarting this program
 * would not mend one.
 */
package dev.sessionmark.platform.health;
