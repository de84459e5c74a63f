/**
 * What went wrong, in words for people.
 *
 * <p>May use nothing of this program.
 */
package dev.sessionmark.platform.words;
