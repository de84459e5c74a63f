/**
 * The session setups, one class each, to be read as a page of a manual; and their register.
 *
 * <p>May use {@code workload}, {@code platform.session}.
 */
package dev.sessionmark.setup;
