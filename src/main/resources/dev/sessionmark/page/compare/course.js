// What was kept of a window by the second: its course, and its trace.

import { get } from "../lib/api.js";
import { trace, windowOf } from "../pipeline/trace.js";

const courses = new Map();

/** Of a trial, asked for once. */
const course = (experiment, number) => {
  const path = `/api/experiments/${encodeURIComponent(experiment)}/trials/${number}/course`;
  if (!courses.has(path)) {
    const asked = get(path);
    asked.catch(() => courses.delete(path));
    courses.set(path, asked);
  }
  return courses.get(path);
};

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
