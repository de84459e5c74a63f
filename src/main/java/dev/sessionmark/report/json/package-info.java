/**
 * The comparison as JSON, version 3 of the format: a record for each object in it, which says in
 * its annotations what the API's description and the published schema say. What is written here can
 * be read back.
 *
 * <p>May use {@code report.json.judged}, {@code verdict}, {@code verdict.law}, {@code experiment},
 * {@code measurement}, {@code measurement.factor}, {@code statistics}.
 */
package dev.sessionmark.report.json;
