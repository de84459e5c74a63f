/**
 * What is told of a load while it runs.
 *
 * <p>May use {@code experiment}, {@code load}, {@code measurement}, {@code statistics}.
 */
package dev.sessionmark.engine.live;
