/**
 * What an experiment may vary: a class for each factor, and their register.
 *
 * <p>May use nothing of this program.
 */
package dev.sessionmark.measurement.factor;
