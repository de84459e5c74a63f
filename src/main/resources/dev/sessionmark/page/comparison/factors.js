// What an experiment varies. Every condition stands at one value of each factor.

import { REGISTER } from "../lib/factor-register.js";
import { number } from "../lib/format.js";
import { conditions } from "./comparison.js";

const NAMED = [
  {
    name: "distance",
    field: "dbLatencyMs",
    title: "distance",
    unit: "ms",
    harder: 1,
    axis: "added round trip, ms",
    says: (v) => (v === 0 ? "no added latency" : `+${number(v)} ms`),
  },
  {
    name: "rate",
    field: "ratePerSecond",
    title: "rate",
    unit: "/s",
    harder: 1,
    axis: "requests a second",
    says: (v) => `${number(v)}/s`,
  },
  {
    name: "pool",
    field: "poolSize",
    title: "pool",
    unit: "connections",
    harder: -1,
    axis: "connections in the pool",
    says: (v) => `pool ${v}`,
  },
];

const named = (figure) => NAMED.some(({ field }) => field === figure);

const OTHERS = REGISTER.filter(({ figure }) => !named(figure)).map(({ figure, title, harder, axis, short, none }) => ({
  name: figure,
  field: figure,
  title,
  unit: "",
  harder,
  axis,
  says: (v) => (v === 0 && none ? none : short.replace("{}", number(v))),
}));

/** In the order of the columns; field is its name in a comparison, harder says which way a service has it harder. */
export const FACTORS = [...NAMED, ...OTHERS];

/** Those that a visitor can tell of their own service. */
export const OWN_FACTORS = NAMED;

/** @returns {any} */
export const factor = (name) => FACTORS.find((one) => one.name === name);

/**
 * The conditions, each {key, label, distance, rate, pool, advised, cells: [{row, setup, condition}]}; rate is null in
 * the closed model.
 */
export const conditionsOf = (comparison) => {
  const all = conditions(comparison);
  // What else could be varied is told of only where it was.
  const told = FACTORS.filter(({ field }) => named(field) || new Set(all.map((one) => one[field])).size > 1);
  return all.map(({ key, shortLabel, rows, advised, ...figures }) => {
    /** @type {any} */
    const condition = {
      key,
      label: shortLabel,
      advised,
      ...Object.fromEntries(told.map(({ name, field }) => [name, figures[field]])),
    };
    condition.cells = rows.map((row) => ({ row, setup: row.setup, condition }));
    return condition;
  });
};

/** The values of a factor that were measured, ascending. */
export const valuesOf = (all, name) =>
  [...new Set(all.map((condition) => condition[name]))]
    .filter((v) => v !== null && v !== undefined)
    .sort((a, b) => a - b);

/** The factors that have several values. */
export const varied = (all) => FACTORS.filter(({ name }) => valuesOf(all, name).length > 1);

/** The conditions at these values of factors; a factor that is not named may be anything. */
export const conditionsAt = (all, values) =>
  all.filter((condition) =>
    Object.entries(values).every(([name, value]) => value === undefined || condition[name] === value),
  );

/** The cells of a setup, from the nearest condition on. */
export const cellsOf = (all, setup) => all.flatMap(({ cells }) => cells.filter((cell) => cell.setup === setup));

const EVERY = FACTORS.map(({ name }) => name);

/** A condition in words, by the factors named. */
export const saysAt = (condition, names = EVERY) =>
  FACTORS.filter(({ name }) => names.includes(name) && condition[name] !== null && condition[name] !== undefined)
    .map(({ name, says }) => says(condition[name]))
    .join(", ");

/** A condition in the middle of a sentence: "with no added latency", "at +5 ms". */
export const under = ({ label }) => (label.startsWith("no ") ? `with ${label}` : `at ${label}`);
