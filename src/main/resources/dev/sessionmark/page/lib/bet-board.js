// The board: distance to the database from 0 to 20 ms, the bet on it, and the measured p99 over both.

import { ADVICE, MISTAKE, said } from "./bet.js";
import { calm, put, s } from "./dom.js";
import { number, tick } from "./format.js";
import { look } from "./setups.js";

export const FARTHEST_MS = 20;
const HEIGHT = 360;
const TOP = 40;
const BOTTOM = 32;
const LEFT = 64;
const NAMES = { [ADVICE]: "non-blocking", [MISTAKE]: "blocking on the loop" };

const decade = (value, round) => 10 ** round(Math.log10(value));

/** Points of one setup's p99; one that was not served at all stands at the upper edge. */
const points = (measured, side) =>
  measured
    .filter((one) => one[side])
    .map((one) => ({ ms: one.ms, p99: one[side].responseTime.p99Ms, lost: one[side].responseTime.nullBecause?.p99Ms === "not served" }))
    .filter((one) => one.p99 !== null || one.lost);

export const betBoard = (place, range) => {
  const svg = s("svg", { class: "board", role: "img", "aria-label": "Measured p99 over the distance to the database", height: HEIGHT });
  put(place, svg);
  let shown = { bet: null, measured: [], crossing: null, conditions: [] };
  let drawn = {};

  const draw = () => {
    const width = Math.max(280, place.clientWidth);
    const right = width > 640 ? 168 : 24;
    const plotWidth = width - LEFT - right;
    // The slider's thumb runs exactly over the axis.
    range.style.marginLeft = `${LEFT - 12}px`;
    range.style.width = `${plotWidth + 24}px`;
    const { bet, measured, crossing } = shown;
    const lines = [["advice", ADVICE], ["mistake", MISTAKE]].map(([side, setup]) => ({ setup, points: points(measured, side) }));
    const values = lines.flatMap((line) => line.points.map((point) => point.p99)).filter((v) => v > 0);
    const low = Math.min(1, values.length ? decade(Math.min(...values), Math.floor) : 1);
    const high = Math.max(1000, values.length ? decade(Math.max(...values), Math.ceil) : 1000);
    const x = (ms) => LEFT + (plotWidth * ms) / FARTHEST_MS;
    const y = (ms) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.log10((ms ?? high) / low) / Math.log10(high / low));
    const bottom = HEIGHT - BOTTOM;
    const parts = [];

    for (let v = low; v <= high * 1.01; v *= 10) {
      parts.push(s("line", { class: "grid", x1: LEFT, x2: LEFT + plotWidth, y1: y(v), y2: y(v) }), s("text", { x: LEFT - 8, y: y(v) + 4, "text-anchor": "end" }, tick(v)));
    }
    parts.push(s("text", { x: LEFT - 8, y: TOP - 20, "text-anchor": "end" }, "p99"));
    const every = plotWidth > 480 ? 2 : 5;
    for (let v = 0; v <= FARTHEST_MS; v += every) {
      parts.push(s("text", { x: x(v), y: bottom + 20, "text-anchor": "middle" }, String(v)));
    }
    parts.push(s("line", { class: "axis", x1: LEFT, x2: LEFT + plotWidth, y1: bottom, y2: bottom }));
    for (const ms of shown.conditions) parts.push(s("line", { class: "axis", x1: x(ms), x2: x(ms), y1: bottom - 4, y2: bottom + 4 }));

    if (crossing?.kind === "between") {
      parts.push(
        s("defs", {}, s("pattern", { id: "hatch", width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, s("line", { class: "hatch", x1: 0, x2: 0, y1: 0, y2: 8 }))),
        s("rect", { x: x(crossing.low), y: TOP, width: Math.max(2, x(crossing.high) - x(crossing.low)), height: bottom - TOP, fill: "url(#hatch)" }),
      );
    }

    const ends = [];
    for (const line of lines) {
      if (!line.points.length) continue;
      const { hue, dash } = look(line.setup);
      const d = line.points.map((point, i) => `${i ? "L" : "M"}${x(point.ms).toFixed(1)} ${y(point.p99).toFixed(1)}`).join(" ");
      const fresh = drawn[line.setup] !== line.points.length && !calm();
      drawn[line.setup] = line.points.length;
      parts.push(
        s(
          "g",
          { class: "line", "data-setup": line.setup },
          s("path", { d, stroke: `var(${hue})`, class: fresh ? "fresh" : null, pathLength: fresh ? 1 : null, "stroke-dasharray": fresh ? null : dash.join(" ") || null }),
          line.points.map((point) =>
            point.lost
              ? s("path", { class: "mark", d: `M${x(point.ms) - 5} ${TOP + 8} l5 -8 l5 8 z`, fill: `var(${hue})` }, s("title", {}, "not served"))
              : s("circle", { class: "mark", cx: x(point.ms), cy: y(point.p99), r: 4, fill: `var(${hue})` }, s("title", {}, `${NAMES[line.setup]}, ${number(point.ms)} ms: p99 ${tick(point.p99)}`)),
          ),
        ),
      );
      const last = line.points.at(-1);
      ends.push({ name: NAMES[line.setup], hue, x: x(last.ms), y: y(last.p99) });
    }
    if (ends.length === 2 && Math.abs(ends[0].y - ends[1].y) < 20) {
      const [upper, lower] = ends[0].y < ends[1].y ? ends : [ends[1], ends[0]];
      lower.y = upper.y + 20;
    }
    for (const end of ends) {
      const beside = right > 100;
      parts.push(s("text", { class: "end", x: beside ? end.x + 12 : end.x, y: beside ? end.y + 4 : end.y - 10, "text-anchor": beside ? "start" : "end", fill: `var(${end.hue})` }, end.name));
    }

    const place20 = x(bet ?? FARTHEST_MS);
    const end = place20 > LEFT + plotWidth * 0.75 ? "end" : "start";
    parts.push(
      s(
        "g",
        { class: bet === null ? "bet none" : "bet" },
        s("line", { x1: place20, x2: place20, y1: TOP - 8, y2: bottom }),
        s("text", { x: place20 + (end === "end" ? -8 : 8), y: TOP - 12, "text-anchor": end }, bet === null ? "you say: none in range" : `you say ${said(bet)}`),
      ),
    );
    put(svg, parts);
    svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    svg.setAttribute("width", width);
  };

  new ResizeObserver(draw).observe(place);
  return {
    show(changes) {
      shown = { ...shown, ...changes };
      draw();
    },
    /** Lines draw themselves again. */
    forget() {
      drawn = {};
    },
  };
};
