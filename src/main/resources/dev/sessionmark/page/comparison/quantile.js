// Which quantile of response times may be shown: the highest that enough samples stand behind, always by its name.
//
// Times are those of a row (p50Ms, p90Ms, p99Ms and nullBecause) or of a live figure, in which what too few
// samples carry is null.

import { time } from "../lib/format.js";

/** From the highest on. */
const QUANTILES = ["p99", "p90", "p50"];

/** In milliseconds; null where there is none. */
export const valueOf = (times, name) => times[`${name}Ms`] ?? null;

/** Whether it falls among requests that were never sent or never answered. */
export const isLost = (times, name) => times.nullBecause?.[`${name}Ms`] === "not served";

const carries = (times, name) => valueOf(times, name) !== null || isLost(times, name);

/**
 * The highest quantile that all of them carry; those that carry none at all do not count. Null when that is all of
 * them.
 */
export const highestOf = (all) => {
  const some = all.filter((times) => QUANTILES.some((name) => carries(times, name)));
  return some.length ? (QUANTILES.find((name) => some.every((times) => carries(times, name))) ?? null) : null;
};

/** A quantile in words: a time, or why there is none. */
export const quantileSays = (times, name) => {
  const value = valueOf(times, name);
  return value === null ? (times.nullBecause?.[`${name}Ms`] ?? "not known") : time(value);
};
