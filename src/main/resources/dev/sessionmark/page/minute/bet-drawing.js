// Distance to the database, the bet on it, and the measured response times over both: on the board and on the card.

import { highestOf, isLost, valueOf } from "../comparison/quantile.js";
import { s } from "../lib/dom.js";
import { number, tick, time } from "../lib/format.js";
import { roundTicks } from "../lib/scale.js";
import { look } from "../lib/setups.js";
import { across, hatch, lostMark, through, upright } from "../lib/svg.js";
import { ADVICE, betSays, MISTAKE } from "./bet.js";

const FARTHEST_MS = 20;
const TOP = 40;
const BOTTOM = 32;
export const LEFT = 64;

// The mark of a setup differs by its shape too: a disc for the one, a square for the other.
const SIDES = [
  {
    side: "advice",
    setup: ADVICE,
    name: "non-blocking",
    mark: (x, y, attributes) => s("circle", { cx: x, cy: y, r: 4, ...attributes }),
  },
  {
    side: "mistake",
    setup: MISTAKE,
    name: "blocking on the loop",
    mark: (x, y, attributes) => s("rect", { x: x - 3.6, y: y - 3.6, width: 7.2, height: 7.2, ...attributes }),
  },
];

const decade = (value, round) => 10 ** round(Math.log10(value));

/** Points by the quantile that all rows carry; what was not served at all stands at the upper edge. */
const pointsOf = (measured, side, quantile) =>
  measured
    .filter((one) => one[side] && quantile)
    .map((one) => ({
      ms: one.ms,
      value: valueOf(one[side].responseTime, quantile),
      lost: isLost(one[side].responseTime, quantile),
    }))
    .filter(({ value, lost }) => value !== null || lost);

/** Points of what is being measured, each by the highest quantile that it carries; none where there is a row. */
const provisional = (measured, side) =>
  measured
    .filter((one) => !one[side] && one.live?.[side])
    .map(({ ms, live }) => ({ ms, quantile: highestOf([live[side]]), figure: live[side] }))
    .filter(({ quantile }) => quantile)
    .map((one) => ({ ...one, value: valueOf(one.figure, one.quantile), warming: one.figure.phase === "WARM_UP" }));

/**
 * {parts, plotWidth, farthest} of what is shown: {bet, measured, bands, conditions, quantile}; bet is undefined where
 * none was placed. isFresh tells whether a line of so many points draws itself; dashes has the pattern of a side where
 * it is not that of its setup. The axis of distances ends at what was measured farthest away, not before what can be
 * bet on.
 */
export const drawing = (shown, { width, height, isFresh = (setup, points) => false, dashes = {} }) => {
  const { bet, measured, bands, conditions, quantile } = shown;
  const beside = width > 640;
  const plotWidth = width - LEFT - (beside ? 168 : 24);
  const lines = SIDES.map((one) => ({
    ...one,
    fill: `var(${look(one.setup).hue})`,
    dash: dashes[one.side] ?? look(one.setup).dash.join(" "),
    points: pointsOf(measured, one.side, quantile),
    soon: provisional(measured, one.side),
  }));
  const values = lines
    .flatMap(({ points, soon }) => [...points, ...soon].map(({ value }) => value))
    .filter((v) => v > 0);
  const farthest = Math.max(FARTHEST_MS, ...conditions, ...measured.map(({ ms }) => ms));
  const low = Math.min(1, values.length ? decade(Math.min(...values), Math.floor) : 1);
  const high = Math.max(1000, values.length ? decade(Math.max(...values), Math.ceil) : 1000);
  const decades = Math.round(Math.log10(high / low));
  const right = LEFT + plotWidth;
  const bottom = height - BOTTOM;
  const x = (ms) => LEFT + (plotWidth * ms) / farthest;
  const y = (ms) => TOP + (bottom - TOP) * (1 - Math.log10((ms ?? high) / low) / Math.log10(high / low));
  const isRight = (at) => at > LEFT + plotWidth / 2;

  const soon = ({ setup, name, fill, mark }, { ms, value, quantile: of, warming }) =>
    s(
      "g.line.soon",
      { "data-setup": setup },
      mark(x(ms), y(value), { class: "mark", stroke: fill }),
      s("title", `${name}, ${number(ms)} ms: ${of} ${time(value)} so far${warming ? ", warming up" : ""}`),
      s("text", { x: x(ms) + 8, y: y(value) + 4 }, warming ? `${of}, warming up` : of),
    );
  let lostSaid = 0;
  const lostWords = (lost) => {
    const at = { x: x(lost.ms), y: TOP + 24 + 16 * lostSaid++ };
    return s("text.lost", { ...at, "text-anchor": isRight(at.x) ? "end" : "start" }, "not served");
  };
  const line = ({ setup, name, fill, dash, points, mark }) => {
    const fresh = isFresh(setup, points.length);
    const lost = points.find((point) => point.lost);
    return s(
      "g.line",
      { "data-setup": setup },
      s("path", {
        d: through(points.map(({ ms, value }) => [x(ms), y(value)])),
        stroke: fill,
        class: fresh ? "fresh" : null,
        pathLength: fresh ? 1 : null,
        "stroke-dasharray": fresh ? null : dash || null,
      }),
      points.map(({ ms, value, lost: never }) =>
        never
          ? lostMark(x(ms), TOP + 2, { class: "mark", fill }, s("title", `${name}, ${number(ms)} ms: not served`))
          : s(
              "g",
              mark(x(ms), y(value), { class: "mark", fill }),
              s("title", `${name}, ${number(ms)} ms: ${quantile} ${time(value)}`),
            ),
      ),
      lost && lostWords(lost),
    );
  };
  const drawn = lines.filter(({ points }) => points.length > 0);
  const ends = drawn.map(({ name, fill, points }) => {
    const { ms, value } = points[points.length - 1];
    return { name, fill, x: x(ms), y: y(value) };
  });
  const [upper, lower] = [...ends].sort((a, b) => a.y - b.y);
  if (lower) lower.y = Math.max(lower.y, upper.y + 20);
  const endName = ({ name, fill, x: at, y: level }) =>
    s(
      "text.end",
      {
        x: beside ? at + 12 : at,
        y: beside ? level + 4 : level < TOP + 20 ? TOP + 44 : level - 10,
        "text-anchor": !beside && isRight(at) ? "end" : "start",
        fill,
      },
      name,
    );
  const betLine = () => {
    const at = x(bet ?? farthest);
    const left = at > LEFT + plotWidth * 0.75;
    const words = `the bet: ${betSays(bet)}`;
    return s(
      "g",
      { class: bet === null ? "bet none" : "bet" },
      upright("", at, TOP - 8, bottom),
      s("text", { x: at + (left ? -8 : 8), y: TOP - 12, "text-anchor": left ? "end" : "start" }, words),
    );
  };
  const parts = [
    Array.from({ length: decades + 1 }, (_, i) => low * 10 ** i).map((v) => [
      across("grid", LEFT, right, y(v)),
      s("text", { x: LEFT - 8, y: y(v) + 4, "text-anchor": "end" }, tick(v)),
    ]),
    s("text.quantile", { x: LEFT - 8, y: TOP - 20, "text-anchor": "end" }, quantile ?? ""),
    roundTicks(0, farthest, Math.max(2, plotWidth / 56)).map((v) =>
      s("text", { x: x(v), y: bottom + 20, "text-anchor": "middle" }, String(v)),
    ),
    across("axis", LEFT, right, bottom),
    conditions.map((ms) => upright("axis", x(ms), bottom - 4, bottom + 4)),
    bands.length > 0 && hatch("hatch"),
    bands.map(({ low: from, high: to }) => {
      const size = { width: Math.max(2, x(to) - x(from)), height: bottom - TOP };
      return s("rect.band", { x: x(from), y: TOP, ...size, fill: "url(#hatch)" });
    }),
    lines.map((one) => one.soon.map((point) => soon(one, point))),
    drawn.map(line),
    ends.map(endName),
    bet !== undefined && betLine(),
  ];
  return { parts, plotWidth, farthest };
};
