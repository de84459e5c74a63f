// A line for each request, one below the other, on one axis of time.

import { h, put, s, speak } from "../lib/dom.js";
import { tick } from "../lib/format.js";
import { roundTicks } from "../lib/scale.js";
import { across, upright } from "../lib/svg.js";

const TOP = 8;
const BOTTOM = 28;
const RIGHT = 16;
const NAMED = 12;
const NAMES = 104;
const PLAIN = 8;
const MOST_HEIGHT = 640;
const SHORTEST = 1;

const rowHeight = (lines) => (lines <= NAMED ? 28 : Math.max(1, Math.min(12, Math.floor(MOST_HEIGHT / lines))));

/**
 * lines: [{name, parts: [{kind, from, to}], says}] in milliseconds from 0; kinds: [{id, text, hue}] in the order in
 * which they
 * are drawn, hue a custom property; split: index of the first line of a second block. The figure has a legend and can
 * be read
 * with arrow keys.
 */
export const waterfall = ({ label, lines, kinds, split = lines.length }) => {
  const row = rowHeight(lines.length);
  const named = lines.length <= NAMED;
  const gap = split < lines.length && split > 0 ? Math.max(8, row / 2) : 0;
  const bottom = TOP + lines.length * row + gap;
  const end = lines.reduce((most, { parts }) => parts.reduce((last, { to }) => Math.max(last, to), most), 0.01);
  const used = kinds.filter(({ id }) => lines.some(({ parts }) => parts.some(({ kind }) => kind === id)));
  const svg = s("svg.waterfall", { "aria-hidden": "true", height: bottom + BOTTOM });
  const reading = h("p.plot-reading");
  const keys = h(
    "div.plot-keys",
    {
      role: "slider",
      tabindex: 0,
      "aria-label": `${label}. Arrow keys go through the requests.`,
      "aria-valuemin": 1,
      "aria-valuemax": lines.length,
      "aria-valuenow": 1,
      "aria-valuetext": lines[0].says,
    },
    svg,
  );
  /** @type {any} */ let at = null;

  const left = named ? NAMES : PLAIN;
  const top = (i) => TOP + i * row + (i >= split ? gap : 0);
  const stroke = ({ id, hue }) => ({
    class: `part part-${id}`,
    stroke: hue ? `var(${hue})` : null,
    "stroke-width": Math.max(1, row * 0.64),
  });

  const draw = () => {
    const width = Math.max(240, keys.clientWidth);
    const x = (ms) => left + ((width - left - RIGHT) * ms) / end;
    /** @type {any[]} */
    const parts = roundTicks(0, end, Math.max(2, Math.floor((width - left) / 88))).flatMap((ms) => [
      upright("axis", x(ms), TOP, bottom),
      s("text", { x: x(ms), y: bottom + 20, "text-anchor": ms === 0 ? "start" : "middle" }, ms === 0 ? "0" : tick(ms)),
    ]);
    if (gap) parts.push(across("split", 0, width, top(split) - gap / 2));
    // One path for each kind: a thousand requests are no more elements than six.
    for (const kind of used) {
      const d = lines.flatMap((line, i) =>
        line.parts
          .filter((part) => part.kind === kind.id)
          .map(
            ({ from, to }) =>
              `M${x(from).toFixed(2)} ` +
              `${(top(i) + row / 2).toFixed(1)}h${Math.max(SHORTEST, x(to) - x(from)).toFixed(2)}`,
          ),
      );
      parts.push(s("path", { ...stroke(kind), d: d.join("") }));
    }
    if (named) lines.forEach(({ name }, i) => parts.push(s("text.name", { x: 0, y: top(i) + row / 2 + 5 }, name)));
    if (at !== null) parts.push(s("rect.at", { x: 1, y: top(at) - 1, width: width - 2, height: row + 2 }));
    put(svg, parts);
    svg.setAttribute("viewBox", `0 0 ${width} ${bottom + BOTTOM}`);
    svg.setAttribute("width", String(width));
  };

  const point = (i, aloud) => {
    if (i === at) return;
    at = i;
    put(reading, i === null ? "" : lines[i].says);
    if (i !== null) {
      keys.setAttribute("aria-valuenow", String(i + 1));
      keys.setAttribute("aria-valuetext", lines[i].says);
      if (aloud) speak(lines[i].says);
    }
    draw();
  };
  keys.addEventListener("keydown", (event) => {
    const page = Math.max(1, Math.round(lines.length / 10));
    const to = {
      ArrowDown: (at ?? -1) + 1,
      ArrowRight: (at ?? -1) + 1,
      ArrowUp: (at ?? 1) - 1,
      ArrowLeft: (at ?? 1) - 1,
      PageDown: (at ?? 0) + page,
      PageUp: (at ?? 0) - page,
      Home: 0,
      End: lines.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    point(Math.min(lines.length - 1, Math.max(0, to)), true);
  });
  svg.addEventListener("pointermove", (event) => {
    const y = event.clientY - svg.getBoundingClientRect().top;
    const i = Math.floor((y - TOP - (y > top(split) - gap / 2 ? gap : 0)) / row);
    point(i >= 0 && i < lines.length ? i : null);
  });
  svg.addEventListener("pointerleave", () => {
    if (document.activeElement !== keys) point(null);
  });
  keys.addEventListener("blur", () => point(null));
  new ResizeObserver(draw).observe(keys);

  const legend = h(
    "ul.legend",
    used.map((kind) =>
      h(
        "li",
        s(
          "svg.swatch",
          { width: 24, height: 12, viewBox: "0 0 24 12", "aria-hidden": "true" },
          s("path", { ...stroke(kind), "stroke-width": 10, d: "M0 6h24" }),
        ),
        kind.text,
      ),
    ),
  );
  return h("figure.plot.stack", legend, keys, reading);
};
