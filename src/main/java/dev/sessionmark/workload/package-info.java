/**
 * pgbench: its tables, its entities and repositories, and one class for each of its scripts.
 *
 * <p>May use {@code platform}.
 */
package dev.sessionmark.workload;
