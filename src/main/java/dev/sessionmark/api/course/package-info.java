/**
 * Courses of trials over HTTP: what happened in each second of their windows.
 *
 * <p>May use {@code api.trial}, {@code experiment}, {@code measurement}, {@code statistics}, {@code
 * platform.session}.
 */
package dev.sessionmark.api.course;
