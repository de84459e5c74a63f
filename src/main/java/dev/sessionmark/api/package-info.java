/**
 * The REST resources, and the views of what is stored.
 *
 * <p>May use {@code api.course}, {@code api.trace}, {@code report}, {@code report.json}, {@code
 * verdict}, {@code history}, {@code history.profile}, {@code history.queue}, {@code experiment},
 * {@code experiment.machine}, {@code setup}, {@code workload}, {@code measurement}, {@code
 * platform.connection}, {@code platform.http}, {@code platform.postgres}, {@code platform.problem},
 * {@code platform.session}.
 */
package dev.sessionmark.api;
