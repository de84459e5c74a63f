// Which measured condition is that of a visitor's own service.

import { OWN_FACTORS, valuesOf } from "./factors.js";

/** What one replica meets: {distance, rate, pool} from {rate, distance, pool, replicas}. */
export const perReplica = (own) => ({ distance: own.distance, rate: own.rate / own.replicas, pool: own.pool });

const covers = ({ name, harder }, condition, own) =>
  condition[name] !== null && (harder > 0 ? condition[name] >= own[name] : condition[name] <= own[name]);

// Far is a matter of factors: 100/s to 200/s is as far as 1,000/s to 2,000/s.
const away = (condition, own) =>
  OWN_FACTORS.reduce((sum, { name }) => sum + Math.abs(Math.log((1 + condition[name]) / (1 + own[name]))), 0);

/**
 * Of all conditions, the nearest measured condition that is at least as hard: {condition, missing}. Where there is
 * none, condition is null and missing names the factors whose hardest measured value is too easy; where each is hard
 * enough alone, missing is empty.
 */
export const match = (all, own) => {
  const wanted = perReplica(own);
  const hardEnough = all.filter((condition) => OWN_FACTORS.every((one) => covers(one, condition, wanted)));
  if (hardEnough.length) {
    const condition = hardEnough.reduce((a, b) => (away(b, wanted) < away(a, wanted) ? b : a));
    return { condition, missing: [], wanted };
  }
  const missing = OWN_FACTORS.filter((one) => {
    const values = valuesOf(all, one.name);
    const hardest = one.harder > 0 ? values.at(-1) : values[0];
    return hardest === undefined || !covers(one, { [one.name]: hardest }, wanted);
  }).map(({ name }) => name);
  return { condition: null, missing, wanted };
};
