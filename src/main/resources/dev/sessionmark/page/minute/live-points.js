// What is seen of a load before its trial has ended: the last live figure of each setup at each distance.

import { ADVICE, MISTAKE } from "./bet.js";

const SIDES = { [ADVICE]: "advice", [MISTAKE]: "mistake" };
// A window is nearer to what counts than a warm-up, which is a load of another kind.
const WORTH = { WARM_UP: 1, LEAD_IN: 2, WINDOW: 3 };

/**
 * Returns {add, over}: add takes a figure and says whether anything changed; over puts the points into measured
 * distances.
 */
export const livePoints = () => {
  const points = new Map();
  // Where other factors vary too, the first condition at a distance stands for it.
  const conditions = new Map();
  return {
    add(figure) {
      const worth = WORTH[figure.phase];
      // A figure without a median has nothing to show.
      if (!worth || !SIDES[figure.setup] || figure.p50Ms === null) return false;
      if (!conditions.has(figure.dbLatencyMs)) conditions.set(figure.dbLatencyMs, figure.condition);
      if (conditions.get(figure.dbLatencyMs) !== figure.condition) return false;
      const key = `${figure.setup} ${figure.dbLatencyMs}`;
      const before = points.get(key);
      if (before && WORTH[before.phase] > worth) return false;
      points.set(key, figure);
      return true;
    },
    over(measured) {
      const byMs = new Map(measured.map((one) => [one.ms, { ...one, live: {} }]));
      for (const figure of points.values()) {
        const { dbLatencyMs: ms } = figure;
        if (!byMs.has(ms)) byMs.set(ms, { ms, live: {} });
        byMs.get(ms).live[SIDES[figure.setup]] = figure;
      }
      return [...byMs.values()].sort((a, b) => a.ms - b.ms);
    },
  };
};
