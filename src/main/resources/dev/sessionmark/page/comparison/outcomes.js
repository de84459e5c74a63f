// What the service judged, looked up. Which of two setups is better is decided there and nowhere on this page.

import { underCondition } from "./comparison.js";

/** What an outcome says of the usual advice, in two words. */
export const OUTCOME_WORDS = {
  HELD: "held",
  CONTRADICTED: "contradicted",
  NO_DIFFERENCE: "no difference",
  BOTH_BAD: "both BAD",
  CANNOT_TELL: "cannot be told",
};

const TURNED = { A_BETTER: "B_BETTER", B_BETTER: "A_BETTER", A_LOWER: "B_LOWER", B_LOWER: "A_LOWER" };
const turned = (outcome) => TURNED[outcome] ?? outcome;

const isOf = (one, a, b) => (one.a === a && one.b === b) || (one.a === b && one.b === a);

/**
 * How a setup stands against another under a condition, with the first one as a; null where not both were measured.
 * outcome is A_BETTER, B_BETTER, SAME, BOTH_BAD or CANNOT_TELL, p99 A_LOWER, B_LOWER, SAME or CANNOT_TELL.
 */
export const pairOf = ({ pairs }, condition, a, b) => {
  const found = underCondition(pairs, condition).find((one) => isOf(one, a, b));
  if (!found) return null;
  const { outcome, by, sentence } = found;
  const p99 = found.p99?.outcome ?? "CANNOT_TELL";
  return found.a === a ? { outcome, p99, by, sentence } : { outcome: turned(outcome), p99: turned(p99), by, sentence };
};

/**
 * Between which measured values of a factor two setups change places, where its other factors stand as in a
 * condition; null where it was not varied.
 */
export const crossoverOf = ({ crossovers }, a, b, factor, condition) =>
  crossovers.find((one) => one.factor === factor && isOf(one, a, b) && one.conditions.includes(condition)) ?? null;
