// The table behind a waterfall. A thousand rows are made when somebody opens it.

import { h, put } from "../lib/dom.js";

/** columns: [{title, of(line), number}], the first one names the line. */
export const tableBehind = (label, columns, lines) => {
  const place = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `Table: ${label}` });
  const head = ({ title, number }) => h("th", { scope: "col", class: number ? "number" : null }, title);
  const cell = ({ of, number }, line, i) => h(i === 0 ? "th" : "td", { scope: i === 0 ? "row" : null, class: number ? "number" : null }, of(line));
  const fill = () => {
    if (place.firstChild) return;
    put(place, h("table", { class: "figures" }, h("thead", {}, h("tr", {}, columns.map(head))), h("tbody", {}, lines.map((line) => h("tr", {}, columns.map((column, i) => cell(column, line, i)))))));
  };
  return h("details", { ontoggle: fill }, h("summary", {}, `The figures as a table, ${lines.length} requests`), place);
};
