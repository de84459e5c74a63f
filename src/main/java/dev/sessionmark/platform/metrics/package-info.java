/**
 * What is published for dashboards, and how pools and event loops are measured for it.
 *
 * <p>May use {@code platform}.
 */
package dev.sessionmark.platform.metrics;
