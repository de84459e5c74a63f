/**
 * What is refused before any resource sees it: requests that are too large, too slow or foreign.
 */
package dev.sessionmark.platform.http;
