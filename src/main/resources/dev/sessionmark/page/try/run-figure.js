// What became of some requests: finding, figure, waterfall, table.

import { h } from "../lib/dom.js";
import { foldedTable } from "../lib/table.js";
import { waterfall } from "./waterfall.js";

/** As long as a round trip or nearly so: longer than the haste of a machine explains. */
export const waited = (ms, dbLatencyMs) => ms > Math.max(10, dbLatencyMs * 0.75);

/** lines: as a waterfall has them, with what columns show; figure: empty where there is none. */
export const runFigure = ({ label, finding, figure, unit, lines, columns, ...drawn }) => [
  h("p.lead", { "data-finding": true }, finding),
  figure && h("p", h("span.figure", figure), " ", h("span.soft.unit", unit)),
  waterfall({ label, lines, ...drawn }),
  foldedTable(`The figures as a table, ${lines.length} requests`, { label: `Table: ${label}`, columns, rows: lines }),
];
