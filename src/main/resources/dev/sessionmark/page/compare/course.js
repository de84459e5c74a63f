// What was kept of a window by the second: its course, and its trace.

import { experiments } from "../lib/api.js";
import { once } from "../lib/once.js";
import { trace, windowOf } from "../pipeline/trace.js";

/** Of a trial. */
const course = once(experiments.course);

/** The course of a trial under a condition; null where none was kept. */
export const courseOf = async (experiment, number, condition) => {
  const window = windowOf(await course(experiment, number), condition);
  return window?.seconds.length ? window : null;
};

/** {window, warmup} of the trace of a trial; window is null where none was kept. */
export const traceOf = async (experiment, number, condition) => {
  const all = await trace(experiment, number);
  return { window: windowOf(all, condition), warmup: all.warmup ?? null };
};
