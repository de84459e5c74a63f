/**
 * API tokens made, listed and revoked in the terminal.
 *
 * <p>May use {@code cli.terminal}, {@code platform.access}.
 */
package dev.sessionmark.cli.token;
