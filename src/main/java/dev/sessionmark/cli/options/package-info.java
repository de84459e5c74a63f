/**
 * The options of the commands, and what they mean: a plan, a database, a form of the result.
 *
 * <p>May use {@code cli.terminal}, {@code report}, {@code verdict}, {@code history}, {@code
 * experiment}, {@code experiment.target}, {@code platform.problem}, {@code setup}, {@code
 * platform.postgres}, {@code measurement.factor}.
 */
package dev.sessionmark.cli.options;
