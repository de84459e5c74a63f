// Curves with what uPlot lacks: names of lines at their ends, keys, something to read for those who cannot see it.

import { curves } from "./curves.js";
import { colour, followColours, h, put, speak } from "./dom.js";
import { keyTo } from "./readable.js";
import { followPointing, look } from "./setups.js";
import { foldedTable } from "./table.js";

const END = 176;
const NARROW = 640;
const NEAR = "600px";
const isKnown = (value) => value !== null && value !== undefined;

/** Writes and draws on a plot, and leaves its canvas as it was. */
const upon = (draw) => (u) => {
  const { ctx } = u;
  ctx.save();
  ctx.font = `${13 * devicePixelRatio}px system-ui, sans-serif`;
  draw(u, ctx, devicePixelRatio);
  ctx.restore();
};

// Names at the ends of lines, pushed apart where they would cover one another.
const endLabels = (lines) =>
  upon((u, ctx, ratio) => {
    ctx.textBaseline = "middle";
    const ends = lines
      .map((line, i) => ({ ...line, i, last: line.values.findLast(isKnown) }))
      .filter(({ last }) => isKnown(last))
      .map((line) => ({ ...line, y: u.valToPos(line.last, "y", true) }))
      .sort((a, b) => a.y - b.y);
    ends.forEach((end, i) => {
      if (i > 0) end.y = Math.max(end.y, ends[i - 1].y + 16 * ratio);
    });
    const over = Math.max(0, (ends.at(-1)?.y ?? 0) - (u.bbox.top + u.bbox.height));
    for (const { i, hue, label, y } of ends) {
      ctx.fillStyle = colour(u.series[i + 1].alpha < 1 ? "--soft" : hue);
      ctx.fillText(label, u.bbox.left + u.bbox.width + 10 * ratio, y - over);
    }
  });

// Lines across a plot and moments along it, each with its name.
const namedLines = (thresholds, moments) =>
  upon((u, ctx, ratio) => {
    const { left, top, width, height } = u.bbox;
    const line = (x1, y1, x2, y2) => {
      ctx.beginPath();
      ctx.moveTo(x1, y1);
      ctx.lineTo(x2, y2);
      ctx.stroke();
    };
    ctx.strokeStyle = ctx.fillStyle = colour("--soft");
    ctx.setLineDash([2, 3]);
    ctx.textBaseline = "alphabetic";
    for (const { value, label, below } of thresholds) {
      const y = u.valToPos(value, "y", true);
      if (y < top || y > top + height) continue;
      line(left, y, left + width, y);
      ctx.fillText(label, left + 6, y + (below ? 16 : -6) * ratio);
    }
    for (const { value, label } of moments) {
      const x = u.valToPos(value, "x", true);
      const before = x > left + width / 2;
      line(x, top, x, top + height);
      ctx.textAlign = before ? "right" : "left";
      ctx.fillText(label, x + (before ? -6 : 6), top + 14 * ratio);
    }
  });

/** The element of a plot that is read with keys. */
export const plotTarget = (title) =>
  h("div.plot.plot-keys", {
    tabindex: "0",
    role: "group",
    "aria-label": `${title}. Left and right arrow keys read it.`,
  });

/**
 * A plot with its table. caption: how it was measured. xs: common x values. values of a series: null where there is
 * none; without a label it has that of its setup. key: plots of the same key share a cursor. thresholds on y, moments
 * on x.
 * @param {PlotGiven} given
 */
export const plot = ({ title, caption, xs, series, x, y, key, height = 320, thresholds = [], moments = [] }) => {
  /** @type {any[]} */
  const lines = series.map((one) => ({ ...look(one.setup), ...one, label: one.label ?? one.setup }));
  const target = plotTarget(title);
  const reading = h("p.plot-reading");
  const figures = foldedTable("The figures as a table", {
    label: `Table: ${title}`,
    columns: [
      { name: x.label, cell: (i) => x.show(xs[i]), number: true },
      ...lines.map(({ label, values }) => ({
        name: label,
        cell: (i) => (isKnown(values[i]) ? y.show(values[i]) : "-"),
        number: true,
      })),
    ],
    rows: xs.map((_, i) => i),
  });
  const say = (index, aloud) => {
    const parts = lines
      .filter(({ values }) => isKnown(values[index]))
      .sort((a, b) => b.values[index] - a.values[index])
      .map(({ label, values }) => `${label} ${y.show(values[index])}`);
    const text = isKnown(index) ? `${x.show(xs[index])}: ${parts.join(", ")}` : "";
    put(reading, text);
    if (aloud) speak(text);
  };
  /** @type {any} */ let drawn = null;
  /** @type {any} */ let index = null;
  const draw = () => {
    if (!target.clientWidth) return;
    drawn?.destroy();
    const narrow = target.clientWidth < NARROW;
    drawn = curves(target, {
      paint: colour,
      xs,
      lines,
      x,
      y,
      height,
      padding: [8, narrow ? 8 : END, 0, 0],
      cursor: key ? { sync: { key, scales: ["x", null] } } : {},
      points: { show: xs.length < 30, size: 6 },
      hooks: {
        setCursor: [(u) => say(u.cursor.idx, false)],
        draw: [namedLines(thresholds, moments), ...(narrow ? [] : [endLabels(lines)])],
      },
    });
  };
  // Its place is kept from the beginning; it is drawn when it comes near, and before a page is printed.
  target.style.minHeight = `${height}px`;
  const undrawn = () => {
    if (!drawn) draw();
  };
  const near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && undrawn(), {
    rootMargin: NEAR,
  });
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
  followColours(
    there(() => drawn?.redraw(false)),
    gone.signal,
  );
  addEventListener("beforeprint", there(undrawn), { signal: gone.signal });
  // What is not looked at turns grey.
  const fade = (setup) => {
    if (!drawn || (setup !== null && !lines.some((one) => one.setup === setup))) return;
    lines.forEach((one, i) => {
      drawn.series[i + 1].alpha = setup === null || one.setup === setup ? 1 : 0.25;
    });
    drawn.redraw(false);
  };
  followPointing(there(fade), gone.signal);
  target.addEventListener("keydown", (event) => {
    const to = /^Arrow(Up|Down)|^Page/.test(event.key) ? null : keyTo(event.key, index, xs.length - 1);
    if (to === null) return;
    event.preventDefault();
    undrawn();
    index = to;
    drawn.setCursor({ left: drawn.valToPos(xs[index], "x"), top: 0 });
    say(index, true);
  });
  return h("figure.stack", h("h3", title), target, reading, h("figcaption", caption), figures);
};
