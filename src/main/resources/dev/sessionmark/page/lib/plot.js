// Curves with uPlot, and what it lacks: names of lines at their ends, keys, something to read for those who cannot
// see it.

import { colour, h, put, speak } from "./dom.js";
import { tick } from "./format.js";
import { followPointing, look } from "./setups.js";
import { foldedTable } from "./table.js";

const FONT = "13px system-ui, sans-serif";
const HEIGHT = 320;
const END = 176;
const NARROW = 640;
const NEAR = "600px";

// One cursor over all plots whose x says the same.
const cursors = new Map();
const sync = (key) => {
  if (!cursors.has(key)) cursors.set(key, globalThis.uPlot.sync(key));
  return cursors.get(key);
};

const logTicks = (u, axis, min, max) => {
  const steps = Math.log10(max / min) > 3 ? [1] : [1, 2, 5];
  const found = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power++) {
    for (const step of steps) {
      const value = step * 10 ** power;
      if (value >= min && value <= max) found.push(value);
    }
  }
  return found;
};

/** Axis and scale of milliseconds whose ratios matter. */
export const LOG_MS = {
  axis: { splits: logTicks, values: (u, splits) => splits.map(tick) },
  scale: { distr: 3, range: (u, min, max) => (min === null || min <= 0 ? [0.1, 10] : [min * 0.8, max * 1.25]) },
};
/** Axis and scale that begin at zero. */
export const FROM_ZERO = { axis: {}, scale: { range: (u, min, max) => [0, (max || 1) * 1.08] } };

/** Makes axes that look like all others. paint: the colour of a name, asked for at each drawing. */
export const axisOf = (paint) => (extra) => ({
  stroke: () => paint("--soft"),
  grid: { stroke: () => paint("--line"), width: 1 },
  ticks: { stroke: () => paint("--line"), width: 1 },
  labelSize: 24,
  labelFont: FONT,
  font: FONT,
  filter: (u, splits) => splits,
  ...extra,
});

// Names at the ends of lines, pushed apart where they would cover one another.
const endLabels = (series, narrow) => (u) => {
  if (narrow()) return;
  const { ctx } = u;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.font = `${13 * ratio}px system-ui, sans-serif`;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  const ends = series
    .map((one, i) => {
      const values = u.data[i + 1];
      let last = values.length - 1;
      while (last >= 0 && (values[last] === null || values[last] === undefined)) last--;
      return last < 0 ? null : { ...one, i, y: u.valToPos(values[last], "y", true) };
    })
    .filter(Boolean)
    .sort((a, b) => a.y - b.y);
  ends.forEach((end, i) => {
    if (i > 0) end.y = Math.max(end.y, ends[i - 1].y + 16 * ratio);
  });
  const over = ends.length ? ends.at(-1).y - (u.bbox.top + u.bbox.height) : 0;
  for (const end of ends) {
    ctx.fillStyle = u.series[end.i + 1].alpha < 1 ? colour("--soft") : colour(end.hue);
    ctx.fillText(end.label, u.bbox.left + u.bbox.width + 10 * ratio, end.y - Math.max(0, over));
  }
  ctx.restore();
};

/**
 * A line or a moment that is named across a plot; below: its name stands below the line.
 * @typedef {{value: number, label: string, below?: boolean}} Mark
 */

/**
 * A plot with its table. caption: how it was measured. xs: common x values. values of a series: null where there is
 * none; without a label it has that of its setup. key: plots of the same key share a cursor. thresholds on y, moments
 * on x.
 * @param {{
 *   title: string,
 *   caption: string,
 *   xs: number[],
 *   series: Array<{setup: string, values: Array<number | null>, label?: string, dash?: number[]}>,
 *   x: {label: string, show: (value: number) => string, axis: object, scale: object},
 *   y: {label: string, show: (value: number) => string, axis: object, scale: object},
 *   key?: string,
 *   height?: number,
 *   thresholds?: Mark[],
 *   moments?: Mark[],
 * }} given
 */
export const plot = ({ title, caption, xs, series, x, y, key, height = HEIGHT, thresholds = [], moments = [] }) => {
  /** @type {any[]} */
  const lines = series.map((one) => ({ ...look(one.setup), ...one, label: one.label ?? one.setup }));
  const target = h("div.plot.plot-keys", {
    tabindex: "0",
    role: "group",
    "aria-label": `${title}. Left and right arrow keys read it.`,
  });
  const reading = h("p.plot-reading");
  const known = (value) => value !== null && value !== undefined;
  const figures = foldedTable("The figures as a table", {
    label: `Table: ${title}`,
    columns: [
      { name: x.label, cell: (i) => x.show(xs[i]), number: true },
      ...lines.map(({ label, values }) => ({
        name: label,
        cell: (i) => (known(values[i]) ? y.show(values[i]) : "-"),
        number: true,
      })),
    ],
    rows: xs.map((_, i) => i),
  });
  const figure = h("figure.stack", h("h3", title), target, reading, h("figcaption", caption), figures);

  const narrow = () => target.clientWidth < NARROW;
  const say = (index, aloud) => {
    const parts = lines
      .filter((one) => known(one.values[index]))
      .sort((a, b) => b.values[index] - a.values[index])
      .map((one) => `${one.label} ${y.show(one.values[index])}`);
    const text = index === null || index === undefined ? "" : `${x.show(xs[index])}: ${parts.join(", ")}`;
    put(reading, text);
    if (aloud) speak(text);
  };
  const axis = axisOf(colour);
  const thresholdLines = (u) => {
    const { ctx } = u;
    ctx.save();
    ctx.strokeStyle = colour("--soft");
    ctx.fillStyle = colour("--soft");
    ctx.setLineDash([2, 3]);
    ctx.textAlign = "left";
    ctx.textBaseline = "alphabetic";
    ctx.font = `${13 * devicePixelRatio}px system-ui, sans-serif`;
    for (const { value, label, below } of thresholds) {
      const at = u.valToPos(value, "y", true);
      if (at < u.bbox.top || at > u.bbox.top + u.bbox.height) continue;
      ctx.beginPath();
      ctx.moveTo(u.bbox.left, at);
      ctx.lineTo(u.bbox.left + u.bbox.width, at);
      ctx.stroke();
      ctx.fillText(label, u.bbox.left + 6, at + (below ? 16 : -6) * devicePixelRatio);
    }
    for (const { value, label } of moments) {
      const at = u.valToPos(value, "x", true);
      ctx.beginPath();
      ctx.moveTo(at, u.bbox.top);
      ctx.lineTo(at, u.bbox.top + u.bbox.height);
      ctx.stroke();
      ctx.textAlign = at > u.bbox.left + u.bbox.width / 2 ? "right" : "left";
      ctx.fillText(label, at + (ctx.textAlign === "right" ? -6 : 6), u.bbox.top + 14 * devicePixelRatio);
    }
    ctx.restore();
  };
  /** @type {any} */ let drawn = null;
  /** @type {any} */ let index = null;
  const draw = () => {
    if (!target.clientWidth) return;
    drawn?.destroy();
    drawn = new globalThis.uPlot(
      {
        width: target.clientWidth,
        height,
        padding: [8, narrow() ? 8 : END, 0, 0],
        legend: { show: false },
        cursor: { drag: { x: false, y: false }, ...(key ? { sync: { key: sync(key).key, scales: ["x", null] } } : {}) },
        scales: { x: { time: false, ...x.scale }, y: y.scale },
        axes: [axis({ label: x.label, ...x.axis }), axis({ size: 72, label: y.label, ...y.axis })],
        series: [
          {},
          ...lines.map((one) => ({
            label: one.label,
            stroke: () => colour(one.hue),
            dash: one.dash,
            width: 2,
            points: { show: xs.length < 30, size: 6 },
          })),
        ],
        hooks: { setCursor: [(u) => say(u.cursor.idx, false)], draw: [thresholdLines, endLabels(lines, narrow)] },
      },
      [xs, ...lines.map((one) => one.values)],
      target,
    );
  };
  // Its place is kept from the beginning; it is drawn when it comes near, and before a page is printed.
  target.style.minHeight = `${height}px`;
  const near = new IntersectionObserver(
    (entries) => {
      if (!drawn && entries.some(({ isIntersecting }) => isIntersecting)) draw();
    },
    { rootMargin: NEAR },
  );
  near.observe(target);
  let width = 0;
  const sized = new ResizeObserver(() => {
    if (target.clientWidth === width) return;
    width = target.clientWidth;
    if (drawn) draw();
  });
  sized.observe(target);
  // A plot that was replaced hears of nothing any more.
  const gone = new AbortController();
  const { signal } = gone;
  const there =
    (act) =>
    (...given) => {
      if (target.isConnected) act(...given);
      else {
        gone.abort();
        near.disconnect();
        sized.disconnect();
        drawn?.destroy();
      }
    };
  const redraw = there(() => drawn?.redraw(false));
  addEventListener("sessionmark:theme", redraw, { signal });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw, { signal });
  addEventListener(
    "beforeprint",
    there(() => {
      if (!drawn) draw();
    }),
    { signal },
  );
  // What is not looked at turns grey.
  followPointing(
    there((setup) => {
      if (!drawn || (!lines.some((one) => one.setup === setup) && setup !== null)) return;
      lines.forEach((one, i) => {
        drawn.series[i + 1].alpha = setup === null || one.setup === setup ? 1 : 0.25;
      });
      drawn.redraw(false);
    }),
    signal,
  );
  target.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const end = { Home: 0, End: xs.length - 1 }[event.key];
    if (step === undefined && end === undefined) return;
    event.preventDefault();
    if (!drawn) draw();
    index = end ?? Math.min(xs.length - 1, Math.max(0, (index ?? (step > 0 ? -1 : xs.length)) + step));
    drawn.setCursor({ left: drawn.valToPos(xs[index], "x"), top: 0 });
    say(index, true);
  });
  return figure;
};
