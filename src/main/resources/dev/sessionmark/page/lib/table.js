// Tables: each is made of columns and rows, and can be scrolled where it is too wide.

import { h } from "./dom.js";
import { folded } from "./folded.js";

const classes = (...names) => names.filter(Boolean).join(" ") || null;

/**
 * unseen: the caption is for those who listen; kind: further classes; line: attributes of a row.
 * @param {TableGiven} given
 */
export const table = ({ label, caption = null, unseen = false, kind = "", columns, rows, line = () => ({}) }) => {
  const shown = columns.filter((column) => column !== false);
  const head = Math.max(
    0,
    shown.findIndex((column) => column.head),
  );
  const look = (column) => classes(column.number && "number", column.look);
  const title = (column) =>
    column.name === "" ? h("td") : h("th", { scope: "col", class: look(column) }, column.name);
  const cell = (column, row, i, names) =>
    h(
      names ? "th" : "td",
      { scope: names && "row", class: look(column), "data-name": column.says, ...column.attributes?.(row) },
      column.cell(row, i),
    );
  const body = rows.map((row, i) =>
    h(
      "tr",
      line(row),
      shown.map((column, k) => cell(column, row, i, k === head)),
    ),
  );
  return h(
    "div.scroll",
    { tabindex: 0, role: "region", "aria-label": label },
    h(
      "table",
      { class: classes("figures", kind) },
      caption && h("caption", { class: unseen && "hidden-visually" }, caption),
      h("thead", h("tr", shown.map(title))),
      h("tbody", body),
    ),
  );
};

/** A table that is built when somebody opens it. */
export const foldedTable = (summary, given) => folded(summary, () => table(given));

/** A row's setup in its first column, which points at its lines in the plots. */
export const bySetup = (row) => ({ "data-setup": row.setup });
