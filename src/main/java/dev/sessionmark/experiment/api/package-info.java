/**
 * The REST resources, and the views of what is stored.
 *
 * <p>May use the other packages of {@code experiment}, {@code measurement}, {@code setup}, {@code
 * workload}, {@code platform}.
 */
package dev.sessionmark.experiment.api;
