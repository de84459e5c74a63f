/**
 * The page: views rendered with Qute, and the ES modules and styles they load.
 *
 * <p>A view is a template in {@code templates/page}, a module in {@code dev/sessionmark/page/views}
 * and a line in {@link dev.sessionmark.page.View}. What it shows of experiments it asks of the
 * public API, from the browser.
 *
 * <p>May use {@code report.json.judged}, {@code verdict}, {@code experiment}, {@code setup}, {@code
 * workload}, {@code platform.access}, {@code platform.http}, {@code platform.metrics}, {@code
 * platform.problem}, {@code measurement.factor}.
 */
package dev.sessionmark.page;
