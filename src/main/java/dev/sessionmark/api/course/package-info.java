/**
 * Courses of trials over HTTP: what happened in each second of their windows.
 *
 * <p>May use {@code history}, {@code experiment}, {@code measurement}, {@code statistics}, {@code
 * platform.problem}, {@code platform.session}.
 */
package dev.sessionmark.api.course;
