/**
 * What is refused before any resource sees it: requests that are too large, too slow or foreign.
 *
 * <p>May use nothing of this program.
 */
package dev.sessionmark.platform.http;
