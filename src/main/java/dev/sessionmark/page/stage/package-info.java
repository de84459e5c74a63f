/**
 * A system under test on stage: started for those who look at the page, not for an experiment. It
 * serves requests that can be watched one by one, while others ask the database in the way that the
 * visitor chooses. One per service, ended when nobody looks, never there while an experiment runs.
 *
 * <p>May use {@code experiment}, {@code engine}, {@code engine.machine}, {@code sut}, {@code load},
 * {@code load.arrival}, {@code setup}, {@code workload}, {@code measurement}, {@code
 * measurement.factor}, {@code platform}, {@code platform.http}, {@code platform.postgres}, {@code
 * platform.problem}.
 */
package dev.sessionmark.page.stage;
