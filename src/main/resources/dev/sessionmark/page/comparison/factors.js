// What an experiment varies. Every condition stands at one value of each factor, by the factor's name.

import { FACTORS } from "../lib/factor-register.js";
import { conditions } from "./comparison.js";

const isKnown = (value) => value !== null && value !== undefined;

/** The values of a factor that were measured, ascending. */
export const valuesOf = (all, name) =>
  [...new Set(all.map((condition) => condition[name]))].filter(isKnown).sort((a, b) => a - b);

/** The factors that have several values. */
export const varied = (all) => FACTORS.filter(({ name }) => valuesOf(all, name).length > 1);

// A factor that stands at nothing all along is not spoken of, but for those that are always named.
const isTold = (all, { name, named }) => named || valuesOf(all, name).some((value) => value !== 0);

/** The conditions, each {key, label, advised, the told factors by name, cells: [{row, setup, condition}]}. */
export const conditionsOf = (comparison) => {
  const all = conditions(comparison);
  const told = FACTORS.filter((one) => isTold(all, one));
  return all.map(({ key, shortLabel, rows, advised, ...figures }) => {
    /** @type {any} */
    const condition = { key, label: shortLabel, advised };
    for (const { name } of told) condition[name] = figures[name];
    condition.cells = rows.map((row) => ({ row, setup: row.setup, condition }));
    return condition;
  });
};

/** The conditions at these values of factors; a factor that is not named may be anything. */
export const conditionsAt = (all, values) =>
  all.filter((condition) =>
    Object.entries(values).every(([name, value]) => value === undefined || condition[name] === value),
  );

/** The cells of a setup, from the nearest condition on. */
export const cellsOf = (all, setup) => all.flatMap(({ cells }) => cells.filter((cell) => cell.setup === setup));

/** A condition in words, by all factors but one. */
export const saysAt = (condition, but = "") =>
  FACTORS.filter(({ name }) => name !== but && isKnown(condition[name]))
    .map(({ name, says }) => says(condition[name]))
    .join(", ");

/** A condition in the middle of a sentence: "with no added latency", "at +5 ms". */
export const under = ({ label }) => (label.startsWith("no ") ? `with ${label}` : `at ${label}`);

const covers = ({ name, harder }, condition, wanted) =>
  typeof condition[name] === "number" && harder * (condition[name] - wanted[name]) >= 0;

/**
 * Of all conditions, the nearest measured condition that is at least as hard as what is wanted, values by the names of
 * factors: {condition, missing}. Where there is none, condition is null and missing has the factors whose hardest
 * measured value is too easy; where each is hard enough alone, missing is empty.
 */
export const match = (all, wanted) => {
  const factors = FACTORS.filter(({ name }) => wanted[name] !== undefined);
  // Far is a matter of ratios: 100/s to 200/s is as far as 1,000/s to 2,000/s.
  const away = (condition) =>
    factors.reduce((sum, { name }) => sum + Math.abs(Math.log((1 + condition[name]) / (1 + wanted[name]))), 0);
  const hardEnough = all.filter((condition) => factors.every((one) => covers(one, condition, wanted)));
  return {
    condition: hardEnough.length ? hardEnough.reduce((a, b) => (away(b) < away(a) ? b : a)) : null,
    missing: hardEnough.length ? [] : factors.filter((one) => !all.some((condition) => covers(one, condition, wanted))),
  };
};
