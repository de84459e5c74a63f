// One of the small plots: a figure of every setup over one factor.

import { h, put, s } from "../lib/dom.js";
import { number } from "../lib/format.js";
import { readable } from "../lib/readable.js";
import { look, swatch } from "../lib/setups.js";
import { across, hatch, lostMark, through, upright } from "../lib/svg.js";

const HEIGHT = 184;
const TOP = 16;
const BOTTOM = HEIGHT - 32;
const LEFT = 48;
const RIGHT = 12;
let plots = 0;

/**
 * {title, label, values, says, x, y, tick, lines, thresholds, bands, mine}: x and y give places from 0 to 1; lines are
 * {setup, points: [{value, y, text, lost}]}; thresholds {value, text, below: whether its name stands below it}; bands
 * [{from, to}] are hatched; mine is where the visitor stands.
 */
export const multiple = ({ title, label, values, says, tick, lines, thresholds, bands, mine, ...place }) => {
  const id = `hatch-${++plots}`;
  const svg = s("svg.multiple", { "aria-hidden": "true", height: HEIGHT });

  const draw = (at) => {
    const width = Math.max(200, svg.parentElement?.clientWidth ?? 0);
    const right = width - RIGHT;
    const x = (v) => LEFT + (right - LEFT) * place.x(v);
    const y = (v) => BOTTOM - (BOTTOM - TOP) * place.y.place(v);
    const band = ({ from, to }) => {
      const [low, high] = [x(from), x(to)].sort((a, b) => a - b);
      const size = { width: Math.max(2, high - low), height: BOTTOM - TOP };
      return s("rect", { x: low, y: TOP, ...size, fill: `url(#${id})` });
    };
    let last = -Infinity;
    const named = (v) => {
      if (x(v) - last < 24) return null;
      last = x(v);
      return s("text", { x: x(v), y: BOTTOM + 18, "text-anchor": "middle" }, number(v));
    };
    const you = (at) => [
      upright("mine", at, TOP, BOTTOM),
      s("text.mine-name", { x: at, y: TOP - 4, "text-anchor": at > (LEFT + right) / 2 ? "end" : "start" }, "you"),
    ];
    const line = ({ setup, points }) => {
      const { hue, dash } = look(setup);
      const fill = `var(${hue})`;
      const d = through(points.map((point) => [x(point.value), point.lost ? TOP : y(point.y)]));
      return s(
        "g.line",
        { "data-setup": setup },
        s("path.curve", { d, stroke: fill, "stroke-dasharray": dash.join(" ") || null }),
        points.map((point) =>
          point.lost
            ? lostMark(x(point.value), TOP, { fill })
            : s("circle", { cx: x(point.value), cy: y(point.y), r: 3.5, fill }),
        ),
      );
    };
    put(
      svg,
      hatch(id),
      place.y.ticks.map((v) => [
        across("grid", LEFT, right, y(v)),
        s("text", { x: LEFT - 6, y: y(v) + 4, "text-anchor": "end" }, tick(v)),
      ]),
      bands.map(band),
      thresholds.map(({ value, text, below }) => [
        across("threshold", LEFT, right, y(value)),
        s("text.threshold-name", { x: right, y: y(value) + (below ? 16 : -4), "text-anchor": "end" }, text),
      ]),
      across("axis", LEFT, right, BOTTOM),
      values.map((v) => [upright("axis", x(v), BOTTOM, BOTTOM + 4), named(v)]),
      mine !== null && mine >= 0 && you(Math.min(right, Math.max(LEFT, x(mine)))),
      at !== null && upright("cursor", x(values[at]), TOP, BOTTOM),
      lines.map(line),
    );
    svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    svg.setAttribute("width", String(width));
  };

  const readAt = (i) =>
    lines
      .map(({ setup, points }) => ({ setup, text: points.find(({ value }) => value === values[i])?.text }))
      .filter(({ text }) => text);
  const near = (event) => {
    const box = svg.getBoundingClientRect();
    const at = (event.clientX - box.left - LEFT) / (box.width - LEFT - RIGHT);
    const away = (v) => Math.abs(place.x(v) - at);
    return values.reduce((best, v, i) => (away(v) < away(values[best]) ? i : best), 0);
  };
  const [keys, reading] = readable(svg, {
    label: `${label}. Arrow keys go through the measured values.`,
    count: values.length,
    near,
    draw,
    says: (i) =>
      `${says(values[i])}: ${readAt(i)
        .map(({ setup, text }) => `${setup} ${text}`)
        .join("; ")}`,
    show: (i) => [
      h("strong", says(values[i])),
      readAt(i).map(({ setup, text }) => h("span.reading", { "data-setup": setup }, swatch(setup), text)),
    ],
  });
  return h("figure.plot", keys, h("figcaption", title), reading);
};
