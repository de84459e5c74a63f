// Every setup under every condition: the verdict and the figure that decided it.

import { conditionLabel, decidingFigure, rowOf, verdictOf } from "../comparison/comparison.js";
import { chip } from "../comparison/verdict.js";
import { h } from "../lib/dom.js";
import { swatch } from "../lib/setups.js";
import { update } from "../lib/state.js";
import { table } from "../lib/table.js";

// More columns than that are too narrow to be read, so conditions become lines.
const MOST_COLUMNS = 7;

const cell = (row) =>
  row ? [chip(verdictOf(row)), h("span.deciding", decidingFigure(row))] : h("span.soft", "not measured");

/** The grid of these setups under these conditions; a condition is chosen by its name, for the whole view. */
export const grid = (all, setups, chosen) => {
  const choose = (condition) =>
    h(
      "button",
      {
        type: "button",
        class: "quiet",
        "data-key": `condition ${condition.key}`,
        "aria-pressed": String(condition.key === chosen),
        onclick: () => update({ condition: condition.key === chosen ? "" : condition.key }),
      },
      conditionLabel(condition),
    );
  const named = (setup) => [swatch(setup), setup];
  const shown = all.filter(({ key }) => !chosen || key === chosen || all.length <= MOST_COLUMNS);
  const across = shown.length <= MOST_COLUMNS;
  const pair = (condition, setup) => cell(rowOf(condition.rows, setup));
  const byCondition = shown.map((one) => ({
    name: choose(one),
    cell: (setup) => pair(one, setup),
    look: one.key === chosen ? "chosen" : null,
    says: conditionLabel(one),
    attributes: (setup) => ({ "data-setup": setup }),
  }));
  const bySetup = setups.map((setup) => ({
    name: named(setup),
    cell: (one) => pair(one, setup),
    says: setup,
    attributes: () => ({ "data-setup": setup }),
  }));
  const columns = across ? byCondition : bySetup;
  return table({
    label: "Verdicts",
    caption: "Verdict and deciding figure of each setup under each condition.",
    unseen: true,
    kind: `verdicts blocks${columns.length > MOST_COLUMNS ? " dense" : ""}`,
    columns: [{ name: "", cell: across ? named : choose }, ...columns],
    rows: across ? setups : shown,
    line: (one) => (across ? { "data-setup": one } : {}),
  });
};
