/**
 * What was measured, as it is handed from the system under test to the history and the report.
 * Stands alone: everybody above may use it, it uses nobody.
 */
package dev.sessionmark.measurement;
