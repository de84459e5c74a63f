// A line for each request, one below the other, on one axis of time.

import { h, put, s } from "../lib/dom.js";
import { tick } from "../lib/format.js";
import { DOWNWARDS, readable } from "../lib/readable.js";
import { roundTicks } from "../lib/scale.js";
import { across, upright } from "../lib/svg.js";
import { foldedTable } from "../lib/table.js";

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
 * which they are drawn, hue a custom property; split: index of the first line of a second block. The figure has a
 * legend and can be read with arrow keys.
 */
const waterfall = (/** @type {any} */ { label, lines, kinds, split = lines.length }) => {
  const row = rowHeight(lines.length);
  const isNamed = lines.length <= NAMED;
  const gap = split < lines.length && split > 0 ? Math.max(8, row / 2) : 0;
  const bottom = TOP + lines.length * row + gap;
  const end = Math.max(0.01, ...lines.flatMap(({ parts }) => parts.map(({ to }) => to)));
  const used = kinds.filter(({ id }) => lines.some(({ parts }) => parts.some(({ kind }) => kind === id)));
  const svg = s("svg.waterfall", { "aria-hidden": "true", height: bottom + BOTTOM });
  const left = isNamed ? NAMES : PLAIN;
  const top = (i) => TOP + i * row + (i >= split ? gap : 0);
  const drawn = ({ id, hue }, width, d) =>
    s("path", { class: `part part-${id}`, stroke: hue ? `var(${hue})` : null, "stroke-width": width, d });

  const draw = (at) => {
    const width = Math.max(240, svg.parentElement?.clientWidth ?? 0);
    const x = (ms) => left + ((width - left - RIGHT) * ms) / end;
    const part = (i, { from, to }) =>
      `M${x(from).toFixed(2)} ${(top(i) + row / 2).toFixed(1)}h${Math.max(SHORTEST, x(to) - x(from)).toFixed(2)}`;
    // One path for each kind: a thousand requests are no more elements than six.
    const partsOf = (id) =>
      lines.flatMap(({ parts }, i) => parts.filter(({ kind }) => kind === id).map((one) => part(i, one))).join("");
    put(
      svg,
      roundTicks(0, end, Math.max(2, Math.floor((width - left) / 88))).map((ms) => [
        upright("axis", x(ms), TOP, bottom),
        s("text", { x: x(ms), y: bottom + 20, "text-anchor": ms ? "middle" : "start" }, ms ? tick(ms) : "0"),
      ]),
      gap > 0 && across("split", 0, width, top(split) - gap / 2),
      used.map((kind) => drawn(kind, Math.max(1, row * 0.64), partsOf(kind.id))),
      isNamed && lines.map(({ name }, i) => s("text.name", { x: 0, y: top(i) + row / 2 + 5 }, name)),
      at !== null && s("rect.at", { x: 1, y: top(at) - 1, width: width - 2, height: row + 2 }),
    );
    svg.setAttribute("viewBox", `0 0 ${width} ${bottom + BOTTOM}`);
    svg.setAttribute("width", String(width));
  };
  const [keys, reading] = readable(svg, {
    label: `${label}. Arrow keys go through the requests.`,
    count: lines.length,
    says: (i) => lines[i].says,
    near: (event) => {
      const y = event.clientY - svg.getBoundingClientRect().top;
      const i = Math.floor((y - TOP - (y > top(split) - gap / 2 ? gap : 0)) / row);
      return i >= 0 && i < lines.length ? i : null;
    },
    draw,
    keys: DOWNWARDS,
    spoken: true,
  });
  const key = { width: 24, height: 12, viewBox: "0 0 24 12", "aria-hidden": "true" };
  const legend = used.map((kind) => h("li", s("svg.swatch", key, drawn(kind, 10, "M0 6h24")), kind.text));
  return h("figure.plot.stack", h("ul.legend", legend), keys, reading);
};

/** As long as a round trip or nearly so: longer than the haste of a machine explains. */
export const waited = (ms, dbLatencyMs) => ms > Math.max(10, dbLatencyMs * 0.75);

/** lines: as a waterfall has them, with what columns show; figure: empty where there is none. */
export const runFigure = ({ label, finding, figure, unit, lines, columns, ...drawn }) => [
  h("p.lead", { "data-finding": true }, finding),
  figure && h("p", h("span.figure", figure), " ", h("span.soft.unit", unit)),
  waterfall({ label, lines, ...drawn }),
  foldedTable(`The figures as a table, ${lines.length} requests`, { label: `Table: ${label}`, columns, rows: lines }),
];
