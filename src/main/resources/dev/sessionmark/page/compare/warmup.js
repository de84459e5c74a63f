// The warm-up of a trial, and when it was called steady.

import { h } from "../lib/dom.js";
import { rate, time } from "../lib/format.js";
import { FROM_ZERO, LOG_MS } from "../lib/curves.js";
import { plot } from "../lib/plot.js";

/** Nothing where an earlier version kept none. */
export const warmupPlots = (setup, trial, warmup) => {
  if (!warmup?.points?.length) return h("p.state", "The course of this warm-up was not kept.");
  const { points, steadyAtSeconds, because } = warmup;
  const steady = steadyAtSeconds !== undefined && steadyAtSeconds !== null;
  const said = steady
    ? `Called steady after ${time(steadyAtSeconds * 1000)}: ${because}.`
    : `Never called steady: ${because}.`;
  const common = {
    xs: points.map(({ atSeconds }) => atSeconds),
    x: { label: "seconds of the warm-up", show: (v) => `after ${time(v * 1000)}`, axis: {}, scale: {} },
    key: "warmup",
    height: 240,
    moments: steady ? [{ value: steadyAtSeconds, label: "steady" }] : [],
  };
  return [
    h("p.steady", said),
    h(
      "div.grid",
      h(
        "div.half",
        plot({
          ...common,
          title: `Warm-up of trial ${trial}: rate`,
          caption: "Answers a second.",
          series: [{ setup, label: "rate", values: points.map(({ ratePerSecond }) => ratePerSecond) }],
          y: { label: "answers a second", show: rate, ...FROM_ZERO },
        }),
      ),
      h(
        "div.half",
        plot({
          ...common,
          title: `Warm-up of trial ${trial}: median`,
          caption: "Of the response times since the point before.",
          series: [{ setup, label: "median", values: points.map(({ medianMs }) => medianMs ?? null) }],
          y: { label: "median, log scale", show: time, ...LOG_MS },
        }),
      ),
    ),
  ];
};
