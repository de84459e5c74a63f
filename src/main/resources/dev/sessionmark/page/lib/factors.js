// What an experiment varies: distance to the database, rate, pool. Every row stands at one value of each.

import { number } from "./format.js";

/** In the order of the columns; harder says which way a service has it harder. */
export const FACTORS = [
  { name: "distance", title: "distance", unit: "ms", harder: 1, axis: "added round trip, ms", says: (v) => (v === 0 ? "no added distance" : `+${number(v)} ms`) },
  { name: "rate", title: "rate", unit: "/s", harder: 1, axis: "requests a second", says: (v) => `${number(v)}/s` },
  { name: "pool", title: "pool", unit: "connections", harder: -1, axis: "connections in the pool", says: (v) => `pool ${v}` },
];

export const factor = (name) => FACTORS.find((one) => one.name === name);

// What was offered differs a little from window to window; the plan says what was meant.
const nominal = (comparison) =>
  [comparison.parameters?.rate ?? []].flat().map(Number).filter((v) => v > 0).concat(comparison.ratePerSecond > 0 ? [comparison.ratePerSecond] : []);
const nearest = (value, among) =>
  value === null || value === undefined || among.length === 0 ? value ?? null : among.reduce((a, b) => (Math.abs(b - value) < Math.abs(a - value) ? b : a));

/** The rows of a comparison, each {row, setup, distance, rate, pool, names}; rate is null in the closed model, names are what tells conditions apart. */
export const cells = (comparison) => {
  const rates = nominal(comparison);
  const all = comparison.rows.map((row) => ({
    row,
    setup: row.setup,
    distance: row.dbLatencyMs,
    rate: nearest(row.offeredRatePerSecond, rates),
    pool: row.poolSize,
  }));
  const names = [...new Set(["distance", ...varied(all).map(({ name }) => name)])];
  return all.map((cell) => ({ ...cell, names }));
};

/** The values of a factor that were measured, ascending. */
export const valuesOf = (all, name) =>
  [...new Set(all.map((cell) => cell[name]))].filter((v) => v !== null && v !== undefined).sort((a, b) => a - b);

/** The factors that have several values. */
export const varied = (all) => FACTORS.filter(({ name }) => valuesOf(all, name).length > 1);

/** The cells at these values of factors; a factor that is not named may be anything. */
export const at = (all, values) => all.filter((cell) => Object.entries(values).every(([name, value]) => value === undefined || cell[name] === value));

/** The conditions, each {distance, rate, pool, cells}. */
export const conditionsOf = (all) => {
  const found = new Map();
  for (const cell of all) {
    const key = FACTORS.map(({ name }) => cell[name]).join("_");
    if (!found.has(key)) found.set(key, { key, names: cell.names, distance: cell.distance, rate: cell.rate, pool: cell.pool, cells: [] });
    found.get(key).cells.push(cell);
  }
  return [...found.values()].sort((a, b) => a.distance - b.distance || a.rate - b.rate || a.pool - b.pool);
};

export const EVERY = FACTORS.map(({ name }) => name);

/** A condition in words: what tells it from the others, or the factors named. */
export const saysCondition = (condition, names = condition.names ?? EVERY) =>
  FACTORS.filter(({ name }) => names.includes(name) && condition[name] !== null && condition[name] !== undefined)
    .map(({ name, says }) => says(condition[name]))
    .join(", ");
