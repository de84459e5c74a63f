// Every factor there is, as the service has them: their fields, options, bounds and words.

import { number } from "./format.js";

/** A value in words: "no added latency", "+5 ms", "1,500 requests/s". */
const saysOf =
  ({ none, one, short, time }) =>
  (asked) => {
    // A plan may have its numbers as text, and words that stand for a choice of the program.
    const value = Number(asked);
    if (Number.isNaN(value)) return asked;
    const exact = (value === 0 && none) || (value === 1 && one);
    return exact || short.replace("{}", time ? number(value) : Number(number(value)).toLocaleString("en-US"));
  };

/**
 * In the order of labels, forms and tables. field: its name in a plan; name: in a comparison; words: its axis without
 * the unit; harder: which way a service has it harder; says: a value in words.
 * @type {any[]} {field, name, option, time, whole, least, most, process, named, harder, axis, words, hint, says}
 */
export const FACTORS = JSON.parse(
  document.querySelector("meta[name=sessionmark-factors]")?.getAttribute("content") ?? "[]",
).map((one) => ({
  ...one,
  label: one.axis[0].toUpperCase() + one.axis.slice(1),
  words: one.axis.replace(/, ms$/, ""),
  says: saysOf(one),
}));

/** The values that a plan asks for: a list, one, or none. */
export const asked = (value) => [value ?? []].flat();

/** How many combinations of the factors a plan asks for; process tells which factors are counted. */
export const combinations = (plan, process) =>
  FACTORS.filter((one) => one.process === process).reduce(
    (all, { field }) => all * Math.max(1, asked(plan[field]).length),
    1,
  );
