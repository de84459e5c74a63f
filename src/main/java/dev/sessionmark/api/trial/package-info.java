/**
 * One stored trial, for the resources that answer with what they make of it.
 *
 * <p>May use {@code history}, {@code experiment}, {@code platform.problem}, {@code
 * platform.session}.
 */
package dev.sessionmark.api.trial;
