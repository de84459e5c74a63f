// The warm-up of a trial, and when it was called steady.

import { FROM_ZERO, LOG_MS } from "../lib/curves.js";
import { h } from "../lib/dom.js";
import { rate, time } from "../lib/format.js";
import { plot } from "../lib/plot.js";

/** Nothing where none was kept. */
export const warmupPlots = (setup, trial, warmup) => {
  if (!warmup?.points?.length) return h("p.state", "The course of this warm-up was not kept.");
  const { points, steadyAtSeconds, because } = warmup;
  const moments = steadyAtSeconds === null ? [] : [{ value: steadyAtSeconds, label: "steady" }];
  const said = moments.length > 0 ? `Called steady after ${time(steadyAtSeconds * 1000)}` : "Never called steady";
  const half = (title, caption, label, values, y) =>
    h(
      "div.half",
      plot({
        title: `Warm-up of trial ${trial}: ${title}`,
        caption,
        xs: points.map(({ atSeconds }) => atSeconds),
        x: { label: "seconds of the warm-up", show: (v) => `after ${time(v * 1000)}`, axis: {}, scale: {} },
        series: [{ setup, label, values: points.map(values) }],
        y,
        key: "warmup",
        height: 240,
        moments,
      }),
    );
  const perSecond = { label: "answers a second", show: rate, ...FROM_ZERO };
  const ms = { label: "median, log scale", show: time, ...LOG_MS };
  const since = "Of the response times since the point before.";
  return [
    h("p.steady", `${said}: ${because}.`),
    h(
      "div.grid",
      half("rate", "Answers a second.", "rate", ({ ratePerSecond }) => ratePerSecond, perSecond),
      half("median", since, "median", ({ medianMs }) => medianMs ?? null, ms),
    ),
  ];
};
