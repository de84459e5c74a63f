// The table behind a waterfall.

import { h } from "../lib/dom.js";
import { folded } from "../lib/folded.js";

/** columns: [{title, of(line), number}], the first one names the line. */
export const tableBehind = (label, columns, lines) => {
  const head = ({ title, number }) => h("th", { scope: "col", class: number ? "number" : null }, title);
  const cell = ({ of, number }, line, i) =>
    h(i === 0 ? "th" : "td", { scope: i === 0 ? "row" : null, class: number ? "number" : null }, of(line));
  const table = () =>
    h(
      "table",
      { class: "figures" },
      h("thead", {}, h("tr", {}, columns.map(head))),
      h(
        "tbody",
        {},
        lines.map((line) =>
          h(
            "tr",
            {},
            columns.map((column, i) => cell(column, line, i)),
          ),
        ),
      ),
    );
  return folded(`The figures as a table, ${lines.length} requests`, () =>
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `Table: ${label}` }, table()),
  );
};
