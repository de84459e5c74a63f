// One of the small plots: a figure of every setup over one factor.

import { h, put, s } from "../lib/dom.js";
import { number } from "../lib/format.js";
import { look, swatch } from "../lib/setups.js";
import { across, hatch, through, upright } from "../lib/svg.js";

const HEIGHT = 184;
const TOP = 16;
const BOTTOM = 32;
const LEFT = 48;
const RIGHT = 12;
let plots = 0;

/**
 * {name, axis, label, values, x, y, lines, thresholds, bands, mine}: x and y give places from 0 to 1; lines are
 * {setup, points:
 * [{value, y, text, lost}]}; thresholds {value, text, below: whether its name stands below it}; bands [{from, to}]
 * are hatched; mine is where the visitor stands.
 */
export const multiple = (plot) => {
  const id = `hatch-${++plots}`;
  const svg = s("svg.multiple", { "aria-hidden": "true", height: HEIGHT });
  const reading = h("p.plot-reading");
  const keys = h(
    "div.plot-keys",
    {
      role: "slider",
      tabindex: 0,
      "aria-label": `${plot.label}. Arrow keys go through the measured values.`,
      "aria-valuemin": 0,
      "aria-valuemax": plot.values.length - 1,
    },
    svg,
  );
  /** @type {any} */ let at = null;

  const draw = () => {
    const width = Math.max(200, keys.clientWidth);
    const [right, bottom] = [width - RIGHT, HEIGHT - BOTTOM];
    const x = (v) => LEFT + (right - LEFT) * plot.x(v);
    const y = (v) => bottom - (bottom - TOP) * plot.y.place(v);
    const parts = [hatch(id)];
    for (const v of plot.y.ticks)
      parts.push(
        across("grid", LEFT, right, y(v)),
        s("text", { x: LEFT - 6, y: y(v) + 4, "text-anchor": "end" }, plot.tick(v)),
      );
    for (const band of plot.bands) {
      const [from, to] = [x(band.from), x(band.to)].sort((a, b) => a - b);
      parts.push(
        s("rect", { x: from, y: TOP, width: Math.max(2, to - from), height: bottom - TOP, fill: `url(#${id})` }),
      );
    }
    for (const { value, text, below } of plot.thresholds) {
      parts.push(
        across("threshold", LEFT, right, y(value)),
        s("text.threshold-name", { x: right, y: y(value) + (below ? 16 : -4), "text-anchor": "end" }, text),
      );
    }
    parts.push(across("axis", LEFT, right, bottom));
    let last = -Infinity;
    for (const v of plot.values) {
      parts.push(upright("axis", x(v), bottom, bottom + 4));
      if (x(v) - last < 24) continue;
      last = x(v);
      parts.push(s("text", { x: x(v), y: bottom + 18, "text-anchor": "middle" }, number(v)));
    }
    if (plot.mine !== null && plot.mine >= 0) {
      const place = Math.min(right, Math.max(LEFT, x(plot.mine)));
      parts.push(
        upright("mine", place, TOP, bottom),
        s(
          "text.mine-name",
          { x: place, y: TOP - 4, "text-anchor": place > (LEFT + right) / 2 ? "end" : "start" },
          "you",
        ),
      );
    }
    if (at !== null) parts.push(upright("cursor", x(plot.values[at]), TOP, bottom));
    for (const { setup, points } of plot.lines) {
      const { hue, dash } = look(setup);
      const d = through(points.map((point) => [x(point.value), point.lost ? TOP : y(point.y)]));
      parts.push(
        s(
          "g.line",
          { "data-setup": setup },
          s("path.curve", { d, stroke: `var(${hue})`, "stroke-dasharray": dash.join(" ") || null }),
          points.map((point) =>
            point.lost
              ? s("path", { d: `M${x(point.value) - 5} ${TOP + 6} l5 -8 l5 8 z`, fill: `var(${hue})` })
              : s("circle", { cx: x(point.value), cy: y(point.y), r: 3.5, fill: `var(${hue})` }),
          ),
        ),
      );
    }
    put(svg, parts);
    svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    svg.setAttribute("width", String(width));
  };

  const saysAt = (i) => {
    const value = plot.values[i];
    const read = plot.lines
      .map(({ setup, points }) => ({ setup, point: points.find((one) => one.value === value) }))
      .filter(({ point }) => point);
    return { head: plot.says(value), read };
  };
  const point = (i) => {
    if (i === at) return;
    at = i;
    keys.setAttribute("aria-valuenow", String(i ?? 0));
    if (i === null) put(reading);
    else {
      const { head, read } = saysAt(i);
      put(
        reading,
        h("strong", head),
        read.map(({ setup, point: one }) => h("span.reading", { "data-setup": setup }, swatch(setup), one.text)),
      );
      const text = `${head}: ${read.map(({ setup, point: one }) => `${setup} ${one.text}`).join("; ")}`;
      keys.setAttribute("aria-valuetext", text);
    }
    draw();
  };
  keys.setAttribute("aria-valuenow", "0");
  keys.setAttribute("aria-valuetext", plot.says(plot.values[0]));
  keys.addEventListener("keydown", (event) => {
    const to = {
      ArrowRight: (at ?? -1) + 1,
      ArrowUp: (at ?? -1) + 1,
      ArrowLeft: (at ?? 1) - 1,
      ArrowDown: (at ?? 1) - 1,
      Home: 0,
      End: plot.values.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    point(Math.min(plot.values.length - 1, Math.max(0, to)));
  });
  svg.addEventListener("pointermove", (event) => {
    const box = svg.getBoundingClientRect();
    const place = (event.clientX - box.left - LEFT) / (box.width - LEFT - RIGHT);
    const near = plot.values.reduce(
      (best, v, i) => (Math.abs(plot.x(v) - place) < Math.abs(plot.x(plot.values[best]) - place) ? i : best),
      0,
    );
    point(near);
  });
  svg.addEventListener("pointerleave", () => {
    if (document.activeElement !== keys) point(null);
  });
  keys.addEventListener("blur", () => point(null));
  new ResizeObserver(draw).observe(keys);
  return h("figure.plot", keys, h("figcaption", plot.title), reading);
};
