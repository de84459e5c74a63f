// What a live figure says in words.

import { count, rate, time } from "../lib/format.js";

const PHASES = {
  CAPACITY: "finding out how much it carries",
  WARM_UP: "warming up, not counted",
  LEAD_IN: "running in, not counted",
  WINDOW: "being measured",
  PROFILE: "being profiled, not measured",
  DRAIN: "no more requests, awaiting the last answers",
};

export const phase = (figure) => PHASES[figure.phase] ?? figure.phase.toLowerCase();

/** Each {name, show(figure)}: the figures of a load, in the order in which they are shown. */
export const FIGURES = [
  { name: "p99", show: (one) => time(one.p99Ms) },
  { name: "p90", show: (one) => time(one.p90Ms) },
  { name: "median", show: (one) => time(one.p50Ms) },
  { name: "right answers", show: (one) => rate(one.throughputPerSecond) },
  { name: "failures", show: (one) => rate(one.failuresPerSecond) },
  { name: "in flight", show: (one) => count(one.inFlight) },
];

// What has no figure is not spoken of.
const spoken = ({ p99Ms, p90Ms, p50Ms, throughputPerSecond }) =>
  [
    ["p99", p99Ms],
    ["p90", p90Ms],
    ["median", p50Ms],
  ]
    .filter(([, ms]) => ms !== undefined && ms !== null)
    .map(([name, ms]) => `${name} ${time(ms)}`)
    .concat(`${rate(throughputPerSecond)} right answers`);

export const sentence = (one) => `${one.setup}, ${one.conditionLabel}, ${phase(one)}: ${spoken(one).join(", ")}`;
