// From which value of a factor on one setup is better than another: between two measured conditions, never interpolated.

import { at, factor, valuesOf } from "./factors.js";
import { number } from "./format.js";
import { gravity } from "./judged.js";

const BAD = 2;

// Only verdicts that differ are a difference here: where both are OK, nobody needs the other one.
const outcome = (advised, other) => {
  const [a, b] = [gravity(advised), gravity(other)];
  if (a === undefined || b === undefined || (a === BAD && b === BAD)) return "unknown";
  return b > a ? "difference" : b < a ? "reverse" : "none";
};

/** The measured values of a factor from easy to hard, each {value, advised, other, outcome}; fixed holds the other factors. */
export const steps = (all, name, advised, other, fixed) => {
  const values = valuesOf(at(all, fixed), name);
  if (factor(name).harder < 0) values.reverse();
  return values.map((value) => {
    const here = at(all, { ...fixed, [name]: value });
    const row = (setup) => here.find((cell) => cell.setup === setup)?.row;
    return { value, advised: row(advised), other: row(other), outcome: outcome(row(advised), row(other)) };
  });
};

/** What the crossing of steps is in words, after "advised instead of other: ". */
export const crossoverSays = (found, name) => {
  const { title, unit } = factor(name);
  const range = (a, b) => (unit === "/s" ? `${number(a)} and ${number(b)}/s` : `${number(a)} and ${number(b)} ${unit}`);
  switch (found.kind) {
    case "between": return `the difference begins between ${range(found.from, found.to)}`;
    case "always": return `there is a difference from the first ${title} measured on, ${number(found.to)}${unit === "/s" ? "" : " "}${unit}`;
    case "none": return `none in range, ${range(found.from, found.to).replace(" and ", " to ")}`;
    case "mixed": return `a difference at some values between ${range(found.from, found.to)} and not at harder ones, so no crossover can be named`;
    default: return "too little could be judged to say";
  }
};
