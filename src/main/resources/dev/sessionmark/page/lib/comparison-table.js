// The table with the five columns everybody knows first, then the evidence; on a narrow window a row is a block.

import { conditionLabel, conditions, setupsOf, verdictOf } from "./comparison.js";
import { h, put } from "./dom.js";
import { count, cpu, percent, rate, time } from "./format.js";
import { swatch } from "./setups.js";
import { judged } from "./verdict.js";
import { list, many } from "./words.js";

const ORDER = ["OK", "CAUTION", "BAD", "INCONCLUSIVE", "INVALID"];

// A quantile that too few samples stand behind is left out; the next lower one stands in, with its name.
const tail = (times) =>
  times.p99Ms !== null
    ? time(times.p99Ms)
    : times.nullBecause?.p99Ms === "not served"
      ? "not served"
      : times.p90Ms !== null
        ? "p90 " + time(times.p90Ms)
        : "-";
// Sorted by one quantile only: a p90 has no place among p99s.
const tailValue = (times) => times.p99Ms ?? (times.nullBecause?.p99Ms === "not served" ? Infinity : NaN);

const COLUMNS = [
  {
    name: "setup",
    cell: (row) => [swatch(row.setup), row.setup],
    value: (row, setups) => setups.indexOf(row.setup),
    head: true,
  },
  { name: "connection", cell: (row) => row.connectionType, value: (row) => row.connectionType },
  {
    name: "event loop blocked",
    cell: (row) => percent(row.eventLoop.blockedShare),
    value: (row) => row.eventLoop.blockedShare,
    number: true,
  },
  {
    name: "response latency p99",
    cell: (row) => tail(row.responseTime),
    value: (row) => tailValue(row.responseTime),
    number: true,
  },
  { name: "verdict", cell: judged, wide: true, value: (row) => ORDER.indexOf(verdictOf(row)) },
  { name: "p50", cell: (row) => time(row.responseTime.p50Ms), value: (row) => row.responseTime.p50Ms, number: true },
  {
    name: "achieved",
    cell: (row) => rate(row.achievedRatePerSecond),
    value: (row) => row.achievedRatePerSecond,
    number: true,
  },
  { name: "errors", cell: (row) => count(row.errors), value: (row) => row.errors, number: true },
  {
    name: "loop delay p99",
    cell: (row) => time(row.eventLoop.delayP99Ms),
    value: (row) => row.eventLoop.delayP99Ms,
    number: true,
    more: true,
  },
  {
    name: "bystander p90",
    cell: (row) => time(row.bystander.p90Ms),
    value: (row) => row.bystander.p90Ms,
    number: true,
    more: true,
  },
  {
    name: "wait p99",
    cell: (row) => time(row.connection.waitP99Ms),
    value: (row) => row.connection.waitP99Ms,
    number: true,
    more: true,
  },
  {
    name: "hold p99",
    cell: (row) => time(row.connection.holdP99Ms),
    value: (row) => row.connection.holdP99Ms,
    number: true,
    more: true,
  },
  {
    name: "CPU per request",
    cell: (row) => cpu(row.cpuMsPerRequest),
    value: (row) => row.cpuMsPerRequest,
    number: true,
    more: true,
  },
  {
    name: "memory",
    cell: (row) => (row.peakRssMiB === null ? "-" : `${count(row.peakRssMiB)} MiB`),
    value: (row) => row.peakRssMiB,
    number: true,
    more: true,
  },
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
const moreColumns = () =>
  h(
    "div",
    {},
    h(
      "button",
      {
        type: "button",
        class: "columns-button",
        title: list(COLUMNS.filter(({ more }) => more).map(({ name }) => name)),
        "aria-pressed": String(allColumns),
        "data-key": "columns",
        onclick: () => {
          allColumns = !allColumns;
          document.querySelectorAll(".tables").forEach((one) => one.classList.toggle("all-columns", allColumns));
          document
            .querySelectorAll(".columns-button")
            .forEach((one) => one.setAttribute("aria-pressed", String(allColumns)));
        },
      },
      "More columns",
    ),
  );

/**
 * Tables of a comparison, one per condition, in an element. Sorting one sorts all. final: whether more rows may come. below: what stands below the name of a row's setup.
 */
export const comparisonTables = (
  place,
  comparison,
  { only = "", chosen = [], final = true, below = () => null } = {},
) => {
  const sorting = (place.sorting ??= { column: 0, down: false });
  const all = conditions(comparison).filter((condition) => !only || condition.key === only);
  const labels = conditions(comparison);
  const setups = comparison.parameters.setups ?? setupsOf(comparison);
  const tables = [];
  // The rows that are there change places: a table drawn anew would lose the focus, and take long.
  const order = () => {
    const { value } = COLUMNS[sorting.column];
    for (const { headings, body, lines } of tables) {
      headings.forEach((heading, i) => {
        if (i === sorting.column) heading.setAttribute("aria-sort", sorting.down ? "descending" : "ascending");
        else heading.removeAttribute("aria-sort");
      });
      lines.sort((a, b) => compare(value(a.row, setups), value(b.row, setups), sorting.down));
      body.append(...lines.map(({ node }) => node));
    }
  };
  const sortBy = (i) => {
    sorting.down = sorting.column === i ? !sorting.down : false;
    sorting.column = i;
    order();
  };
  const look = ({ number, more, wide }) =>
    [number && "number", more && "more", wide && "wide"].filter(Boolean).join(" ") || null;
  const heading = (column, i) =>
    h(
      "th",
      { scope: "col", class: look(column) },
      h("button", { type: "button", "data-column": i, onclick: () => sortBy(i) }, column.name),
    );
  const line = (row) =>
    h(
      "tr",
      { "data-setup": row.setup },
      COLUMNS.map((column) =>
        h(
          column.head ? "th" : "td",
          {
            class: look(column),
            scope: column.head ? "row" : null,
            "data-name": column.head || column.wide ? null : column.name,
          },
          column.cell(row),
          column.head &&
            !final &&
            h(
              "span",
              { class: "not-final" },
              `${row.trials.length} of ${many(comparison.parameters.trials, "trial")}, not final`,
            ),
          column.head && below(row),
        ),
      ),
    );
  const table = (condition) => {
    const rows = condition.rows.filter((row) => !chosen.length || chosen.includes(row.setup));
    const trials = Math.max(...rows.map((row) => row.trials.length), 0);
    const caption = `${conditionLabel(condition, labels)}${final ? "" : `, after ${trials === 1 ? "one trial" : trials + " trials"}; not final`}`;
    const lines = rows.map((row) => ({ row, node: line(row) }));
    const headings = COLUMNS.map(heading);
    const body = h("tbody");
    tables.push({ headings, body, lines });
    return h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": `Table, ${conditionLabel(condition, labels)}` },
      h(
        "table",
        { class: "figures blocks pairs" },
        h("caption", {}, caption),
        h("thead", {}, h("tr", {}, headings)),
        body,
      ),
    );
  };
  place.classList.toggle("all-columns", allColumns);
  put(place, moreColumns(), all.map(table));
  order();
  return place;
};
