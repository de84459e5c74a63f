// Curves with uPlot, on the page and in the report of an experiment (HtmlReport puts this module into it).

import { tick } from "./format.js";

const FONT = "13px system-ui, sans-serif";

// 1, 2, 5, 10, ... while there is room, otherwise the powers of ten.
const logTicks = (u, axis, min, max) => {
  const steps = Math.log10(max / min) > 3 ? [1] : [1, 2, 5];
  const found = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power++)
    found.push(...steps.map((step) => step * 10 ** power).filter((value) => value >= min && value <= max));
  return found;
};

/** Axis and scale of milliseconds whose ratios matter. */
export const LOG_MS = {
  axis: { splits: logTicks, values: (u, splits) => splits.map(tick) },
  scale: { distr: 3, range: (u, min, max) => (min === null || min <= 0 ? [0.1, 10] : [min * 0.8, max * 1.25]) },
};
/** Axis and scale that begin at zero. */
export const FROM_ZERO = { axis: {}, scale: { range: (u, min, max) => [0, (max || 1) * 1.08] } };

/**
 * Draws lines, each {label, hue, dash, width, values}, over xs into an element. paint: the colour of a name, asked for
 * at each drawing. Further options are uPlot's own.
 */
export const curves = (target, { paint, xs, lines, x, y, cursor = {}, points = {}, ...options }) => {
  const axis = (given) => ({
    stroke: () => paint("--soft"),
    grid: { stroke: () => paint("--line"), width: 1 },
    ticks: { stroke: () => paint("--line"), width: 1 },
    labelSize: 24,
    labelFont: FONT,
    font: FONT,
    // All splits get a label; by default a log axis blanks some out.
    filter: (u, splits) => splits,
    ...given,
  });
  return new globalThis.uPlot(
    {
      width: target.clientWidth,
      padding: [8, 8, 0, 0],
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, ...cursor },
      scales: { x: { time: false, ...x.scale }, y: y.scale },
      axes: [axis({ label: x.label, ...x.axis }), axis({ size: 72, label: y.label, ...y.axis })],
      series: [
        {},
        ...lines.map(({ label, hue, dash, width = 2 }) => ({ label, stroke: () => paint(hue), dash, width, points })),
      ],
      ...options,
    },
    [xs, ...lines.map(({ values }) => values)],
    target,
  );
};
