// What of an experiment a claim is put to.

import { notServed } from "../lib/judged.js";
import { conditionLabel, conditions, rowOf, verdictOf } from "../lib/comparison.js";

export const p99 = (row) => row?.responseTime?.p99Ms ?? null;
// A p99 among requests that were never answered is as telling as one can be.
const known = (row) => row && row.valid && (p99(row) !== null || notServed(row));
export const bad = (row) => ["BAD", "CAUTION"].includes(verdictOf(row));

/** The conditions in which a setup was measured, the nearest first. */
export const measured = (comparison, ...setups) => {
  const all = conditions(comparison);
  return all
    .map((condition) => ({ condition, label: conditionLabel(condition, all), ms: condition.dbLatencyMs, rows: setups.map((setup) => rowOf(condition.rows, setup)) }))
    .filter(({ rows }) => rows.every(known));
};

/** A claim that these setups would have to be measured for. */
export const missing = (claim, setups) => ({ ...claim, missing: setups, rows: [] });
