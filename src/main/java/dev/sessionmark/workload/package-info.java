/**
 * pgbench: its tables, its entities and their repository, and its scripts.
 *
 * <p>May use {@code platform.postgres}, {@code platform.problem}, {@code platform.session}.
 */
package dev.sessionmark.workload;
