/**
 * pgbench: its tables, its entities and repositories, and one class for each of its scripts.
 *
 * <p>May use {@code platform.postgres}, {@code platform.problem}, {@code platform.session}.
 */
package dev.sessionmark.workload;
