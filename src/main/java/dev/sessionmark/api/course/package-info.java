/**
 * Courses of trials over HTTP: what happened in each second of their windows.
 *
 * <p>May use {@code experiment}, {@code measurement}, {@code statistics}.
 */
package dev.sessionmark.api.course;
