// Which measured condition is that of a visitor's own service.

import { FACTORS } from "../lib/factor-register.js";

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
