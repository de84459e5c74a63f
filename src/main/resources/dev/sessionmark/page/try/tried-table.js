// What a visitor has tried while the page is open, newest first.

import { h, put } from "../lib/dom.js";
import { tick } from "../lib/format.js";
import { swatch } from "../lib/setups.js";
import { bySetup, table } from "../lib/table.js";

const MOST = 12;

const COLUMNS = [
  { name: "setup", cell: ({ setup }) => [swatch(setup), setup] },
  { name: "database", cell: ({ dbLatencyMs }) => tick(dbLatencyMs) },
  { name: "requests", cell: ({ what }) => what },
  { name: "slowest", cell: ({ slowest }) => slowest, number: true },
  { name: "without database", cell: ({ bystander }) => bystander, number: true },
];
const NOTHING = "Nothing yet. Try blocking-on-event-loop first, then reactive-session, at the same distance.";

/** The table; add({setup, dbLatencyMs, what, slowest, bystander}) puts a line on top, times as text. */
export const tried = (place) => {
  const rows = [];
  const draw = () =>
    put(
      place,
      rows.length === 0
        ? h("p.state", NOTHING)
        : table({ label: "Tries, newest first", columns: COLUMNS, rows, line: bySetup }),
    );
  draw();
  return {
    add(row) {
      rows.unshift(row);
      rows.length = Math.min(rows.length, MOST);
      draw();
    },
  };
};
