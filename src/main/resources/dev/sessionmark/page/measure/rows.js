// The rows of an experiment that runs, or has run.

import { comparisonTables } from "../lib/comparison-table.js";
import { h, put } from "../lib/dom.js";
import { keeping } from "../lib/keep.js";
import { p99Plots } from "../lib/p99-plot.js";

/** Shows a comparison in an element; final says whether more may come. */
export const showRows = (place, comparison, final) => {
  if (!comparison?.rows?.length) return;
  if (!place.querySelector(".tables")) {
    put(
      place,
      h("h2"),
      h(
        "p.soft",
        { "data-open": "" },
        "A row is there once its first trial has ended. Figures and verdicts may change until all have.",
      ),
      h("div.tables.stack"),
      h("div.plots.stack"),
    );
  }
  put(place.querySelector("h2"), final ? "What was found" : "Rows so far");
  place.querySelector("[data-open]").hidden = final;
  const tables = place.querySelector(".tables");
  keeping(tables, () => comparisonTables(tables, comparison, { final }));
  const plots = place.querySelector(".plots");
  keeping(plots, () => put(plots, p99Plots(comparison)));
};
