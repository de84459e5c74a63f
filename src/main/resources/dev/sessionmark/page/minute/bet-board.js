// The board: distance to the database, the bet on it, and the measured response times over both.

import { highestOf, isLost, valueOf } from "../comparison/quantile.js";
import { calm, put, s } from "../lib/dom.js";
import { number, tick, time } from "../lib/format.js";
import { roundTicks } from "../lib/scale.js";
import { look } from "../lib/setups.js";
import { across, hatch, through, upright } from "../lib/svg.js";
import { ADVICE, betSays, MISTAKE } from "./bet.js";

const FARTHEST_MS = 20;
const HEIGHT = 360;
const TOP = 40;
const BOTTOM = 32;
const LEFT = 64;
const NAMES = { [ADVICE]: "non-blocking", [MISTAKE]: "blocking on the loop" };

const decade = (value, round) => 10 ** round(Math.log10(value));

/** Where the axis of distances ends: at what was measured farthest away, and not before what can be bet on. */
export const farthestOf = (distances) => Math.max(FARTHEST_MS, ...distances);

/** Round distances for an axis of that width. */
export const distanceTicks = (farthest, width) => roundTicks(0, farthest, Math.max(2, width / 56));

/** Points of one setup, by the quantile that all rows carry; what was not served at all stands at the upper edge. */
export const points = (measured, side, quantile) =>
  measured
    .filter((one) => one[side] && quantile)
    .map((one) => ({
      ms: one.ms,
      value: valueOf(one[side].responseTime, quantile),
      lost: isLost(one[side].responseTime, quantile),
    }))
    .filter((one) => one.value !== null || one.lost);

/**
 * Points of what is being measured, each by the highest quantile that its answers carry; none where there is a row
 * already.
 */
const provisional = (measured, side) =>
  measured
    .filter((one) => !one[side] && one.live?.[side])
    .map(({ ms, live }) => ({ ms, quantile: highestOf([live[side]]), figure: live[side] }))
    .filter(({ quantile }) => quantile)
    .map((one) => ({ ...one, value: valueOf(one.figure, one.quantile), warming: one.figure.phase === "WARM_UP" }));

/** The mark of a setup differs by its shape too: a disc for the one, a square for the other. */
export const mark = (side, x, y, r, attributes) =>
  side === "advice"
    ? s("circle", { cx: x, cy: y, r, ...attributes })
    : s("rect", { x: x - r * 0.9, y: y - r * 0.9, width: r * 1.8, height: r * 1.8, ...attributes });

export const betBoard = (place, range) => {
  const svg = s("svg.board", {
    role: "img",
    "aria-label": "Measured response times over the distance to the database",
    height: HEIGHT,
  });
  put(place, svg);
  // bet: undefined where none was placed. quantile: what all rows carry.
  let shown = { bet: null, measured: [], bands: [], conditions: [], quantile: null };
  let drawn = {};

  const draw = () => {
    const width = Math.max(280, place.clientWidth);
    const right = width > 640 ? 168 : 24;
    const plotWidth = width - LEFT - right;
    // The slider's thumb runs exactly over the axis.
    range.style.marginLeft = `${LEFT - 12}px`;
    range.style.width = `${plotWidth + 24}px`;
    const { bet, measured, bands, quantile } = shown;
    const lines = [
      ["advice", ADVICE],
      ["mistake", MISTAKE],
    ].map(([side, setup]) => ({
      side,
      setup,
      points: points(measured, side, quantile),
      soon: provisional(measured, side),
    }));
    const values = lines
      .flatMap((line) => [...line.points, ...line.soon].map((point) => point.value))
      .filter((v) => v > 0);
    const farthest = farthestOf([...shown.conditions, ...measured.map(({ ms }) => ms)]);
    range.max = farthest;
    const low = Math.min(1, values.length ? decade(Math.min(...values), Math.floor) : 1);
    const high = Math.max(1000, values.length ? decade(Math.max(...values), Math.ceil) : 1000);
    const x = (ms) => LEFT + (plotWidth * ms) / farthest;
    const y = (ms) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.log10((ms ?? high) / low) / Math.log10(high / low));
    const bottom = HEIGHT - BOTTOM;
    const parts = [];

    for (let v = low; v <= high * 1.01; v *= 10) {
      parts.push(
        across("grid", LEFT, LEFT + plotWidth, y(v)),
        s("text", { x: LEFT - 8, y: y(v) + 4, "text-anchor": "end" }, tick(v)),
      );
    }
    parts.push(s("text", { x: LEFT - 8, y: TOP - 20, "text-anchor": "end", class: "quantile" }, quantile ?? ""));
    for (const v of distanceTicks(farthest, plotWidth)) {
      parts.push(s("text", { x: x(v), y: bottom + 20, "text-anchor": "middle" }, String(v)));
    }
    parts.push(across("axis", LEFT, LEFT + plotWidth, bottom));
    for (const ms of shown.conditions) parts.push(upright("axis", x(ms), bottom - 4, bottom + 4));

    if (bands.length) parts.push(hatch("hatch"));
    for (const { low: from, high: to } of bands) {
      parts.push(
        s("rect.band", {
          x: x(from),
          y: TOP,
          width: Math.max(2, x(to) - x(from)),
          height: bottom - TOP,
          fill: "url(#hatch)",
        }),
      );
    }

    const ends = [];
    let lostSaid = 0;
    for (const line of lines) {
      const { hue, dash } = look(line.setup);
      for (const point of line.soon) {
        parts.push(
          s(
            "g.line.soon",
            { "data-setup": line.setup },
            mark(line.side, x(point.ms), y(point.value), 4, { class: "mark", stroke: `var(${hue})` }),
            s(
              "title",
              `${NAMES[line.setup]}, ${number(point.ms)} ms: ${point.quantile} ${time(point.value)} so ` +
                `far${point.warming ? ", warming up" : ""}`,
            ),
            s(
              "text",
              { x: x(point.ms) + 8, y: y(point.value) + 4 },
              point.warming ? `${point.quantile}, warming up` : point.quantile,
            ),
          ),
        );
      }
      if (!line.points.length) continue;
      const d = through(line.points.map((point) => [x(point.ms), y(point.value)]));
      const fresh = drawn[line.setup] !== line.points.length && !calm();
      drawn[line.setup] = line.points.length;
      const lost = line.points.find((point) => point.lost);
      parts.push(
        s(
          "g.line",
          { "data-setup": line.setup },
          s("path", {
            d,
            stroke: `var(${hue})`,
            class: fresh ? "fresh" : null,
            pathLength: fresh ? 1 : null,
            "stroke-dasharray": fresh ? null : dash.join(" ") || null,
          }),
          line.points.map((point) =>
            point.lost
              ? s(
                  "path.mark",
                  { d: `M${x(point.ms) - 5} ${TOP + 8} l5 -8 l5 8 z`, fill: `var(${hue})` },
                  s("title", `${NAMES[line.setup]}, ${number(point.ms)} ms: not served`),
                )
              : s(
                  "g",
                  mark(line.side, x(point.ms), y(point.value), 4, { class: "mark", fill: `var(${hue})` }),
                  s("title", `${NAMES[line.setup]}, ${number(point.ms)} ms: ${quantile} ${time(point.value)}`),
                ),
          ),
          lost &&
            s(
              "text.lost",
              {
                x: x(lost.ms),
                y: TOP + 24 + 16 * lostSaid++,
                "text-anchor": x(lost.ms) > LEFT + plotWidth / 2 ? "end" : "start",
              },
              "not served",
            ),
        ),
      );
      const last = line.points.at(-1);
      ends.push({ name: NAMES[line.setup], hue, x: x(last.ms), y: y(last.value) });
    }
    if (ends.length === 2 && Math.abs(ends[0].y - ends[1].y) < 20) {
      const [upper, lower] = ends[0].y < ends[1].y ? ends : [ends[1], ends[0]];
      lower.y = upper.y + 20;
    }
    for (const end of ends) {
      const beside = right > 100;
      const inside = end.x > LEFT + plotWidth / 2 ? "end" : "start";
      parts.push(
        s(
          "text.end",
          {
            x: beside ? end.x + 12 : end.x,
            y: beside ? end.y + 4 : end.y < TOP + 20 ? TOP + 44 : end.y - 10,
            "text-anchor": beside ? "start" : inside,
            fill: `var(${end.hue})`,
          },
          end.name,
        ),
      );
    }

    const at = x(bet ?? farthest);
    const end = at > LEFT + plotWidth * 0.75 ? "end" : "start";
    if (bet !== undefined)
      parts.push(
        s(
          "g",
          { class: bet === null ? "bet none" : "bet" },
          upright("", at, TOP - 8, bottom),
          s(
            "text",
            { x: at + (end === "end" ? -8 : 8), y: TOP - 12, "text-anchor": end },
            bet === null ? "the bet: none in range" : `the bet: ${betSays(bet)}`,
          ),
        ),
      );
    put(svg, parts);
    svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    svg.setAttribute("width", String(width));
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
