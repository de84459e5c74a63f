/**
 * What the program stands on and knows nothing of its purpose: the database, the data folder,
 * health, errors, what the machine withholds and the order in which things end.
 *
 * <p>May use {@code platform.postgres}.
 */
package dev.sessionmark.platform;
