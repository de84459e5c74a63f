// The figures behind the plots.

import { p99Says } from "../comparison/row.js";
import { verdictCell } from "../comparison/verdict.js";
import { folded } from "../lib/folded.js";
import { number, percent, time } from "../lib/format.js";
import { bySetup, table } from "../lib/table.js";
import { carried } from "./figures.js";

const COLUMNS = [
  { name: "distance", cell: ({ condition }) => `${number(condition.distance)} ms`, number: true },
  {
    name: "rate",
    cell: ({ condition }) => (condition.rate === null ? "-" : `${number(condition.rate)}/s`),
    number: true,
  },
  { name: "pool", cell: ({ condition }) => String(condition.pool), number: true },
  { name: "setup", cell: ({ setup }) => setup, head: true },
  { name: "p99", cell: ({ row }) => p99Says(row), number: true },
  { name: "answered", cell: ({ row }) => percent(carried(row)), number: true },
  { name: "loop delay p99", cell: ({ row }) => time(row.eventLoop.delayP99Ms), number: true },
  { name: "verdict", cell: ({ row }) => verdictCell(row) },
];

/** All conditions with all setups, folded. */
export const behind = (conditions) =>
  folded("The figures behind the plots", () =>
    table({
      label: "The figures behind the plots",
      caption: "One row for each condition and setup.",
      columns: COLUMNS,
      rows: conditions.flatMap(({ cells }) => cells),
      line: bySetup,
    }),
  );
