// The figures behind a heat map.

import { h } from "../lib/dom.js";
import { folded } from "../lib/folded.js";
import { count, time } from "../lib/format.js";
import { gathered, total } from "./bins.js";

// Five of twenty bins to a power of ten: four columns to each.
const WIDTH = 5;

const table = (title, columns, edges, used) => {
  const groups = gathered(columns, edges, used, WIDTH);
  const number = { class: "number" };
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": `Table: ${title}` },
    h(
      "table",
      { class: "figures" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ["second", "due", "answers", ...groups.map(({ fromMs, toMs }) => `${time(fromMs)} to ${time(toMs)}`)].map(
            (name) => h("th", { scope: "col", ...number }, name),
          ),
        ),
      ),
      h(
        "tbody",
        {},
        columns.map((one, i) =>
          h(
            "tr",
            {},
            h("th", { scope: "row", ...number }, String(one.startSeconds)),
            h("td", number, count(one.due)),
            h("td", number, count(total(one.counts))),
            groups.map(({ counts }) => h("td", number, counts[i] ? count(counts[i]) : "-")),
          ),
        ),
      ),
    ),
  );
};

/** Folded. */
export const heatTable = (title, columns, edges, used) =>
  folded("The figures as a table", () => table(title, columns, edges, used));
