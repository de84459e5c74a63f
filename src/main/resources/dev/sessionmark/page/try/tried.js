// What a visitor has tried while the page is open, newest first.

import { h, put } from "../lib/dom.js";
import { tick } from "../lib/format.js";
import { swatch } from "../lib/setups.js";

const MOST = 12;

/** The table; add({setup, dbLatencyMs, what, slowest, bystander}) puts a line on top, times as text. */
export const tried = (place) => {
  const rows = [];
  const draw = () =>
    put(
      place,
      rows.length === 0
        ? h(
            "p",
            { class: "state" },
            "Nothing yet. Try blocking-on-event-loop first, then reactive-session, at the same distance.",
          )
        : h(
            "div",
            { class: "scroll", tabindex: "0", role: "region", "aria-label": "Tries, newest first" },
            h(
              "table",
              { class: "figures" },
              h(
                "thead",
                {},
                h(
                  "tr",
                  {},
                  ["setup", "database", "requests"].map((title) => h("th", { scope: "col" }, title)),
                  ["slowest", "without database"].map((title) => h("th", { scope: "col", class: "number" }, title)),
                ),
              ),
              h(
                "tbody",
                {},
                rows.map((row) =>
                  h(
                    "tr",
                    { "data-setup": row.setup },
                    h("th", { scope: "row" }, swatch(row.setup), row.setup),
                    h("td", {}, tick(row.dbLatencyMs)),
                    h("td", {}, row.what),
                    h("td", { class: "number" }, row.slowest),
                    h("td", { class: "number" }, row.bystander),
                  ),
                ),
              ),
            ),
          ),
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
