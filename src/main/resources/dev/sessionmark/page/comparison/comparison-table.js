// The table with the five columns everybody knows first, then the evidence; on a narrow window a row is a block.

import { button, h, put } from "../lib/dom.js";
import { count, cpu, percent, rate, time } from "../lib/format.js";
import { swatch } from "../lib/setups.js";
import { bySetup, table } from "../lib/table.js";
import { list, many } from "../lib/words.js";
import { conditionLabel, conditions, setupsOf, verdictOf } from "./comparison.js";
import { notServed } from "./row.js";
import { verdictCell } from "./verdict.js";

const ORDER = ["OK", "CAUTION", "BAD", "INCONCLUSIVE", "INVALID"];

// A quantile that too few samples stand behind is left out; the next lower one stands in, with its name.
const tail = (row) => {
  const { p99Ms, p90Ms } = row.responseTime;
  if (p99Ms !== null) return time(p99Ms);
  if (notServed(row)) return "not served";
  return p90Ms === null ? "-" : `p90 ${time(p90Ms)}`;
};
// Sorted by one quantile only: a p90 has no place among p99s.
const tailValue = (row) => row.responseTime.p99Ms ?? (notServed(row) ? Infinity : NaN);

const figure = (name, value, show, look = "") => {
  const cell = (row) => show(value(row));
  return { name, value, cell, number: true, look, says: name };
};
const mebibytes = (v) => (v === null ? "-" : `${count(v)} MiB`);

/** value: what a column is sorted by; look "more": shown where somebody asks for more columns. */
const COLUMNS = [
  { name: "setup", cell: ({ setup }) => [swatch(setup), setup], value: (row, setups) => setups.indexOf(row.setup) },
  {
    name: "connection",
    cell: (row) => row.connectionType ?? "-",
    value: (row) => row.connectionType,
    says: "connection",
  },
  figure("event loop blocked", (row) => row.eventLoop.blockedShare, percent),
  { ...figure("response latency p99", tailValue, time), cell: tail },
  { name: "verdict", cell: verdictCell, value: (row) => ORDER.indexOf(verdictOf(row)), look: "wide" },
  figure("p50", (row) => row.responseTime.p50Ms, time),
  figure("achieved", (row) => row.achievedRatePerSecond, rate),
  figure("errors", (row) => row.errors, count),
  figure("loop delay p99", (row) => row.eventLoop.delayP99Ms, time, "more"),
  figure("bystander p90", (row) => row.bystander.p90Ms, time, "more"),
  figure("wait p99", (row) => row.connection.waitP99Ms, time, "more"),
  figure("hold p99", (row) => row.connection.holdP99Ms, time, "more"),
  figure("CPU per request", (row) => row.cpuMsPerRequest, cpu, "more"),
  figure("memory", (row) => row.peakRssMiB, mebibytes, "more"),
];

// No figure comes last, whichever way.
const compare = (a, b, down) => {
  const none = (v) => v === null || v === undefined || Number.isNaN(v);
  if (none(a) || none(b)) return Number(none(a)) - Number(none(b));
  const order = typeof a === "string" ? a.localeCompare(b) : a === b ? 0 : a - b;
  return down ? -order : order;
};

// More figures than fit beside one another are asked for; the answer holds for all tables of the page.
let allColumns = false;
const toggleColumns = () => {
  allColumns = !allColumns;
  document.querySelectorAll(".tables").forEach((one) => one.classList.toggle("all-columns", allColumns));
  document.querySelectorAll(".columns-button").forEach((one) => one.setAttribute("aria-pressed", String(allColumns)));
};
const moreColumns = () =>
  button("More columns", toggleColumns, {
    class: "columns-button",
    title: list(COLUMNS.filter(({ look }) => look === "more").map(({ name }) => name)),
    "aria-pressed": String(allColumns),
    "data-key": "columns",
  });

// By which column the tables of an element are sorted, which outlasts their being drawn anew.
const sortings = new WeakMap();

/**
 * Tables of a comparison, one per condition, in an element. Sorting one sorts all. final: whether more rows may come.
 * below: what stands below the name of a row's setup.
 */
export const comparisonTables = (
  place,
  comparison,
  /** @type {{only?: string, chosen?: string[], final?: boolean, below?: (row: Api.RowDocument) => any}} */
  { only = "", chosen = [], final = true, below = () => null } = {},
) => {
  const sorting = sortings.get(place) ?? { column: 0, down: false };
  sortings.set(place, sorting);
  const setups = setupsOf(comparison);
  const drawn = [];
  // The rows that are there change places: a table drawn anew would lose the focus, and take long.
  const order = () => {
    const { value } = COLUMNS[sorting.column];
    for (const { headings, body, lines } of drawn) {
      headings.forEach((heading) => heading.removeAttribute("aria-sort"));
      headings[sorting.column].setAttribute("aria-sort", sorting.down ? "descending" : "ascending");
      lines.sort((a, b) => compare(value(a.row, setups), value(b.row, setups), sorting.down));
      body.append(...lines.map(({ node }) => node));
    }
  };
  const sortBy = (i) => {
    sorting.down = sorting.column === i && !sorting.down;
    sorting.column = i;
    order();
  };
  const named = (row) => [
    COLUMNS[0].cell(row),
    !final && h("span.not-final", `${row.trials.length} of ${many(comparison.parameters.trials, "trial")}, not final`),
    below(row),
  ];
  const columns = COLUMNS.map((column, i) => ({
    ...column,
    cell: i === 0 ? named : column.cell,
    name: () => button(column.name, () => sortBy(i), { "data-column": i }),
  }));
  const one = (condition) => {
    const rows = condition.rows.filter((row) => !chosen.length || chosen.includes(row.setup));
    const trials = Math.max(...rows.map((row) => row.trials.length), 0);
    const label = conditionLabel(condition);
    const node = table({
      label: `Table, ${label}`,
      caption: `${label}${final ? "" : `, after ${trials === 1 ? "one trial" : trials + " trials"}; not final`}`,
      kind: "blocks pairs",
      columns: columns.map((column) => ({ ...column, name: column.name() })),
      rows,
      line: bySetup,
    });
    const body = node.querySelector("tbody");
    const lines = rows.map((row, i) => ({ row, node: body.rows[i] }));
    drawn.push({ headings: [...node.querySelectorAll("thead th")], body, lines });
    return node;
  };
  place.classList.toggle("all-columns", allColumns);
  const shown = conditions(comparison).filter(({ key }) => !only || key === only);
  put(place, h("div", moreColumns()), shown.map(one));
  order();
  return place;
};
