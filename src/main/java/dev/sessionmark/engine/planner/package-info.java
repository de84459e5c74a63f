/**
 * What an experiment measures next, from what the judge says of what it has found.
 *
 * <p>May use {@code verdict}, {@code verdict.pair}, {@code experiment}, {@code measurement}.
 */
package dev.sessionmark.engine.planner;
