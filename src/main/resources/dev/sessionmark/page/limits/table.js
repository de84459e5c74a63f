// The figures behind the plots.

import { valuesOf } from "../comparison/factors.js";
import { p99Says } from "../comparison/row.js";
import { verdictCell } from "../comparison/verdict.js";
import { FACTORS } from "../lib/factor-register.js";
import { percent, time } from "../lib/format.js";
import { bySetup, foldedTable } from "../lib/table.js";
import { carried } from "./figures.js";

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
