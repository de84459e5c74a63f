/**
 * What is refused before any resource sees it: requests that are too large, too slow or foreign,
 * and connections that are too many or do not keep pace.
 *
 * <p>May use {@code platform}.
 */
package dev.sessionmark.platform.http;
