/**
 * The REST resources, and the views of what is stored: also traces of requests and courses of
 * trials.
 *
 * <p>May use {@code report}, {@code report.json}, {@code verdict}, {@code history}, {@code
 * history.queue}, {@code experiment}, {@code experiment.machine}, {@code setup}, {@code workload},
 * {@code measurement}, {@code measurement.trace}, {@code statistics}, {@code platform.connection},
 * {@code platform.http}, {@code platform.postgres}, {@code platform.problem}, {@code
 * platform.session}.
 */
package dev.sessionmark.api;
