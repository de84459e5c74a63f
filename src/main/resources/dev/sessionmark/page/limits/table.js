// The figures behind the plots.

import { h } from "../lib/dom.js";
import { folded } from "../lib/folded.js";
import { number, percent, time } from "../lib/format.js";
import { p99Says } from "../lib/row.js";
import { judged } from "../lib/verdict.js";
import { carried } from "./figures.js";

const HEADS = [
  ["distance", true],
  ["rate", true],
  ["pool", true],
  ["setup", false],
  ["p99", true],
  ["answered", true],
  ["loop delay p99", true],
  ["verdict", false],
];

/** All conditions with all setups, folded. */
export const behind = (conditions) =>
  folded("The figures behind the plots", () =>
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": "The figures behind the plots" },
      h(
        "table",
        { class: "figures" },
        h("caption", {}, "One row for each condition and setup."),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            HEADS.map(([name, right]) => h("th", { scope: "col", class: right ? "number" : null }, name)),
          ),
        ),
        h(
          "tbody",
          {},
          conditions.flatMap(({ distance, rate, pool, cells }) =>
            cells.map(({ setup, row }) =>
              h(
                "tr",
                { "data-setup": setup },
                h("td", { class: "number" }, `${number(distance)} ms`),
                h("td", { class: "number" }, rate === null ? "-" : `${number(rate)}/s`),
                h("td", { class: "number" }, String(pool)),
                h("th", { scope: "row" }, setup),
                h("td", { class: "number" }, p99Says(row)),
                h("td", { class: "number" }, percent(carried(row))),
                h("td", { class: "number" }, time(row.eventLoop.delayP99Ms)),
                h("td", {}, judged(row)),
              ),
            ),
          ),
        ),
      ),
    ),
  );
