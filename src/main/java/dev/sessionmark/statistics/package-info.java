/**
 * Distributions, quantiles, spread and difference: plain Java with known answers.
 *
 * <p>May use nothing of this program.
 */
package dev.sessionmark.statistics;
