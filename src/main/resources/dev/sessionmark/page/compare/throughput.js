// Throughput and event loops over the seconds of a window.

import { loopThresholds } from "../comparison/comparison.js";
import { FROM_ZERO, LOG_MS } from "../lib/curves.js";
import { h } from "../lib/dom.js";
import { number, percent, percentTick, rate, tick, time } from "../lib/format.js";
import { plot } from "../lib/plot.js";
import { sentences } from "../lib/words.js";
import { loopsOf, shortName } from "../trace/requests.js";
import { shares } from "./stretches.js";

// As many lines as can be told apart.
const MOST_LOOPS = 4;
const DASHES = [[], [10, 4], [2, 4], [10, 4, 2, 4]];

const over = (columns) => ({
  xs: columns.map(({ startSeconds }) => startSeconds),
  x: { label: "second of the window", show: (v) => `second ${number(v)}`, axis: {}, scale: {} },
  key: "course",
});
const sum = (values) => values.reduce((a, b) => a + b, 0);

/** Achieved against due. limits: the thresholds of the comparison. */
export const throughput = (setup, columns, { carriedShareBad }) => {
  const perSecond = (name) => columns.map((one) => one[name] / one.lengthSeconds);
  const due = sum(columns.map((one) => one.due)) / sum(columns.map((one) => one.lengthSeconds));
  const label = `overloaded below ${percentTick(carriedShareBad)} of what was due on average`;
  return plot({
    title: "Throughput: achieved against due",
    caption: "Due is what the schedule asked for in that second, achieved the right answers in time that came in it.",
    ...over(columns),
    series: [
      { setup, label: "achieved", values: perSecond("achieved") },
      { setup: null, label: "due", values: perSecond("due") },
    ],
    y: { label: "requests a second", show: rate, ...FROM_ZERO },
    thresholds: due > 0 ? [{ value: due * carriedShareBad, label, below: true }] : [],
  });
};

/** The largest delay of any loop; null where nobody watched. */
export const loopDelay = (setup, columns, limits) => {
  const values = columns.map(({ loopDelayMaxMs }) => loopDelayMaxMs ?? null);
  if (values.every((v) => v === null)) return null;
  return plot({
    title: "Largest event-loop delay",
    caption:
      "How late the latest task of any loop came in that second. The verdict looks at the p99 of the window, not at " +
      `single seconds: good up to ${tick(limits.loopDelayGoodMs)}, bad from ${tick(limits.loopDelayBadMs)}, the ` +
      "lines across where they are in range.",
    ...over(columns),
    series: [{ setup, label: "largest delay", values }],
    y: { label: "delay, log scale", show: time, ...LOG_MS },
    thresholds: loopThresholds(limits),
  });
};

/** How much of its time each event loop was blocked; null where no loop is known. */
export const blockedShare = (setup, columns, window) => {
  const all = loopsOf(window).map((loop) => ({ loop, values: shares(window, loop, columns) }));
  if (!all.length) return null;
  const shown = all.sort((a, b) => sum(b.values) - sum(a.values)).slice(0, MOST_LOOPS);
  const { stretchesLeftOut: left } = window;
  return plot({
    title: "Share of time that each event loop was blocked",
    caption: sentences(
      "From the stretches of the trace in which a loop ran nothing that was due.",
      all.length > shown.length && `The ${shown.length} most blocked of ${all.length} loops are drawn.`,
      left > 0 && `${left} shorter stretches were not kept, so it was a little more.`,
    ),
    ...over(columns),
    series: shown.map(({ loop, values }, i) => ({ setup, label: shortName(loop), dash: DASHES[i], values })),
    y: {
      label: "share of the second",
      show: percent,
      axis: { values: (u, splits) => splits.map(percentTick) },
      scale: { range: () => [0, 1.08] },
    },
  });
};

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
