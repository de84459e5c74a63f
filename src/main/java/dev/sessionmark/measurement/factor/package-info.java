/**
 * What an experiment may vary: what is to be said of a factor, and the register of all.
 *
 * <p>May use nothing of this program.
 */
package dev.sessionmark.measurement.factor;
