/**
 * What the program stands on and knows nothing of its purpose: the database, the data folder,
 * health, errors and the order in which things end.
 */
package dev.sessionmark.platform;
