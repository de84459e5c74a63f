// The trials beside one another, each as a strip of its percentiles on one log axis.

import { h, put, s } from "../lib/dom.js";
import { tick, time } from "../lib/format.js";
import { logScale } from "../lib/scale.js";
import { look } from "../lib/setups.js";
import { upright } from "../lib/svg.js";
import { foldedTable } from "../lib/table.js";

const ROW = 40;
const LEFT = 72;
const RIGHT = 24;
const AXIS = 32;

const at = (window, percent) => window.percentiles.find((one) => one.percent === percent)?.ms ?? null;

const figures = (trials, percents) =>
  foldedTable("The figures as a table", {
    label: "Table: percentiles of each trial",
    columns: [
      { name: "trial", cell: ({ number }) => String(number), number: true },
      ...percents.map((percent) => ({
        name: `p${percent}`,
        cell: ({ window }) => time(at(window, percent)),
        number: true,
      })),
      { name: "may be judged", cell: ({ window }) => window.invalidBecause ?? "yes" },
    ],
    rows: trials,
  });

const strip = (window, y, place, hue) => {
  const known = window.percentiles.map(({ ms }) => ms ?? null).filter((ms) => ms !== null);
  if (!known.length) return s("text", { x: LEFT, y: y + 5 }, "too few answers");
  const stroke = `var(${hue})`;
  const line = (from, to, width) =>
    from !== null &&
    to !== null &&
    s("path", { d: `M${place(from)} ${y}H${place(to)}`, stroke, "stroke-width": width });
  const [p50, p99] = [at(window, 50), at(window, 99)];
  return [
    line(known[0], known[known.length - 1], 2),
    line(at(window, 25), at(window, 75), 12),
    p50 !== null && upright("median", place(p50), y - 10, y + 10),
    p99 !== null && s("circle", { cx: place(p99), cy: y, r: 5, fill: "var(--paper)", stroke, "stroke-width": 2 }),
  ];
};

/** trials: [{number, window}], the course of the window of each. */
export const strips = (setup, trials) => {
  const percents = trials[0].window.percentiles.map(({ percent }) => percent);
  const all = trials.flatMap(({ window }) => window.percentiles.map(({ ms }) => ms)).filter((ms) => ms > 0);
  const scale = logScale(all, all.length ? { least: Infinity, most: 2 * Math.min(...all) } : {});
  const { hue } = look(setup);
  const target = h("div.strips");
  const height = trials.length * ROW + AXIS;
  const draw = (width) => {
    const place = (ms) => LEFT + scale.place(ms) * (width - LEFT - RIGHT);
    const middle = (i) => (i + 0.5) * ROW;
    const name = ({ number, window }, i) =>
      s("text", { x: 0, y: middle(i) + 5, class: window.invalidBecause && "invalid" }, `trial ${number}`);
    put(
      target,
      s(
        "svg",
        { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
        scale.ticks.map((v) => [
          upright("grid-line", place(v), 0, height - AXIS),
          s("text", { x: place(v), y: height - 10, "text-anchor": "middle" }, tick(v)),
        ]),
        trials.map((trial, i) => [name(trial, i), strip(trial.window, middle(i), place, hue)]),
      ),
    );
  };
  let width = 0;
  new ResizeObserver(() => {
    if (!target.clientWidth || target.clientWidth === width) return;
    width = target.clientWidth;
    draw(width);
  }).observe(target);
  const invalid = trials.filter(({ window }) => window.invalidBecause).length;
  const caption =
    `Thin from p${percents[0]} to p99, thick from p25 to p75, a stroke at the median, a ring at p99, on a log axis. ` +
    "Requests never served count as infinitely late, so a strip may end " +
    `early.${invalid ? ` ${invalid} of ${trials.length} must not be judged.` : ""}`;
  const heading = h("h3", "Response times of each trial");
  return h("figure.stack", heading, target, h("figcaption", caption), figures(trials, percents));
};
