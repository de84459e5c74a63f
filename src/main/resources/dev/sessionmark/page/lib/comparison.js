// Reading a comparison (format: /schema/comparison-3.json).

import { number } from "./format.js";

const FACTORS = [
  { name: "dbLatencyMs", label: (v) => (v === 0 ? "no added latency" : `+${number(v)} ms`) },
  { name: "poolSize", label: (v) => `pool ${v}` },
  { name: "offeredRatePerSecond", label: (v) => `${number(v)}/s` },
];

// A rate is a condition only where the plan has several; what was offered differs a little from row to row.
const factors = (comparison) =>
  FACTORS.filter(({ name }) => name !== "offeredRatePerSecond" || (Array.isArray(comparison.parameters?.rate) && comparison.parameters.rate.length > 1));

const keyOf = (row, names) => names.map(({ name }) => row[name] ?? "").join("_");

/** The conditions, each {key, rows, dbLatencyMs, poolSize}, by distance, then by what else varies. */
export const conditions = (comparison) => {
  const names = factors(comparison);
  const found = new Map();
  for (const row of comparison.rows) {
    const key = keyOf(row, names);
    if (!found.has(key)) found.set(key, { key, names, rows: [], ...Object.fromEntries(names.map(({ name }) => [name, row[name]])) });
    found.get(key).rows.push(row);
  }
  return [...found.values()].sort((a, b) => a.dbLatencyMs - b.dbLatencyMs || (a.poolSize ?? 0) - (b.poolSize ?? 0));
};

/** What tells a condition from the others. */
export const conditionLabel = (condition, all) => {
  const parts = condition.names
    .filter(({ name }) => name === "dbLatencyMs" || new Set(all.map((one) => one[name])).size > 1)
    .filter(({ name }) => condition[name] !== null && condition[name] !== undefined)
    .map(({ name, label }) => label(condition[name]));
  return parts.join(", ");
};

/** The row of a setup among rows. */
export const rowOf = (rows, setup) => rows.find((row) => row.setup === setup);

/** The setups of a comparison, in the order of the table. */
export const setupsOf = (comparison) => [...new Set(comparison.rows.map((row) => row.setup))];

/** A verdict as the page shows it: a row without a valid trial has none. */
export const verdictOf = (row) => (row.valid ? row.verdict : "INVALID");
export const reasonOf = (row) => (row.valid ? row.because : row.invalidBecause) ?? "";

/** The figure that decided: the first of the reasons. */
export const decidingOf = (row) => reasonOf(row).split("; ")[0];

/** The same where there is little room. */
export const decidingFigure = (row) => row.decidingFigure ?? decidingOf(row);
