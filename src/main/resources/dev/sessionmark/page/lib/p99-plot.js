// p99 over distance, with the points of the single trials, on a log axis.

import { setupsOf } from "./comparison.js";
import { conditionsOf, saysAt, varied } from "./factors.js";
import { number, time } from "./format.js";
import { LOG_MS, plot } from "./plot.js";

/** One plot for each pool and rate, over the distances; null where there is one distance only or no p99 at all. */
export const p99Plots = (comparison, chosen = []) => {
  const all = conditionsOf(comparison);
  const others = varied(all)
    .map(({ name }) => name)
    .filter((name) => name !== "distance");
  const groups = new Map();
  for (const condition of all) {
    const key = saysAt(condition, others);
    groups.set(key, [...(groups.get(key) ?? []), condition]);
  }
  const setups = setupsOf(comparison).filter((setup) => !chosen.length || chosen.includes(setup));
  return [...groups]
    .map(([key, along]) => {
      const xs = along.map(({ distance }) => distance);
      const series = setups.map((setup) => {
        const rows = along.map(({ cells }) => cells.find((cell) => cell.setup === setup)?.row);
        return {
          setup,
          values: rows.map((row) => row?.responseTime.p99Ms ?? null),
          points: rows.flatMap((row, i) =>
            (row?.trials ?? []).filter((trial) => trial.p99Ms > 0).map((trial) => [xs[i], trial.p99Ms]),
          ),
        };
      });
      if (xs.length < 2 || series.every((one) => one.values.every((value) => value === null))) return null;
      return plot({
        title: groups.size > 1 ? `Response time p99, ${key}` : "Response time p99",
        caption:
          "From the moment a request was due. Rings are single trials, lines all trials together. No point: too few answers for a p99, or requests that were not served.",
        xs,
        series,
        x: {
          label: "distance to the database, ms",
          show: (v) => `${number(v)} ms`,
          axis: { splits: () => xs, values: (u, splits) => splits.map(number) },
          scale: { range: (u, min, max) => [min - (max - min) * 0.02, max + (max - min) * 0.02] },
        },
        y: { label: "p99, log scale", show: time, ...LOG_MS },
        key: "distance",
      });
    })
    .filter(Boolean);
};
