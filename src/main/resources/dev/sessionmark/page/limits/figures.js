// What is drawn over each factor: three figures of a row, each on one scale for all plots.

import { valuesOf } from "../comparison/factors.js";
import { notServed, p99, p99Says } from "../comparison/row.js";
import { verdictCell } from "../comparison/verdict.js";
import { FACTORS } from "../lib/factor-register.js";
import { percent, percentTick, rate, tick, time } from "../lib/format.js";
import { logScale, shareScale } from "../lib/scale.js";
import { bySetup, foldedTable } from "../lib/table.js";

/** Achieved by offered; null where nothing was offered at a rate. */
export const carried = (row) =>
  row.offeredRatePerSecond > 0 && row.achievedRatePerSecond !== null
    ? row.achievedRatePerSecond / row.offeredRatePerSecond
    : null;

/** {id, title, of: figure of a row or null, text, lost, scale: of all figures, thresholds: from the service's} */
export const FIGURES = [
  {
    id: "latency",
    title: "Response time p99",
    of: p99,
    lost: notServed,
    text: p99Says,
    tick,
    scale: (values) => logScale(values, { least: 1, most: 100 }),
    thresholds: () => [],
    note: "It has no fixed line: it is judged against the best setup of the same condition.",
  },
  {
    id: "throughput",
    title: "Answered of what was asked",
    of: carried,
    lost: () => false,
    text: (row) =>
      carried(row) === null
        ? "not known"
        : `${percent(carried(row))} (${rate(row.achievedRatePerSecond)} of ${rate(row.offeredRatePerSecond)})`,
    tick: percentTick,
    scale: shareScale,
    thresholds: (t) => [{ value: t.carriedShareBad, text: `BAD below ${percentTick(t.carriedShareBad)}`, below: true }],
    note: "",
  },
  {
    id: "delay",
    title: "Event-loop delay p99",
    of: (row) => row.eventLoop.delayP99Ms,
    lost: () => false,
    text: (row) => time(row.eventLoop.delayP99Ms),
    tick,
    scale: (values) => logScale(values, { least: 1, most: 100 }),
    thresholds: (t) => [
      { value: t.loopDelayGoodMs, text: `OK up to ${tick(t.loopDelayGoodMs)}` },
      { value: t.loopDelayBadMs, text: `BAD from ${tick(t.loopDelayBadMs)}` },
    ],
    note: "",
  },
];

/** All conditions with all setups, folded. */
export const behind = (conditions) =>
  foldedTable("The figures behind the plots", {
    label: "The figures behind the plots",
    caption: "One row for each condition and setup.",
    columns: [
      ...FACTORS.filter(({ name }) => valuesOf(conditions, name).length > 0).map(({ name, words, says }) => ({
        name: words,
        cell: ({ condition }) => (condition[name] === null ? "-" : says(condition[name])),
        number: true,
      })),
      { name: "setup", cell: ({ setup }) => setup, head: true },
      { name: "p99", cell: ({ row }) => p99Says(row), number: true },
      { name: "answered", cell: ({ row }) => percent(carried(row)), number: true },
      { name: "loop delay p99", cell: ({ row }) => time(row.eventLoop.delayP99Ms), number: true },
      { name: "verdict", cell: ({ row }) => verdictCell(row) },
    ],
    rows: conditions.flatMap(({ cells }) => cells),
    line: bySetup,
  });
