/**
 * What Linux tells in {@code /proc} of the machine and of the programs on it, read at one moment.
 * Plain Java; nothing here fails: what cannot be read is not known.
 *
 * <p>May use nothing of this program.
 */
package dev.sessionmark.platform.machine;
