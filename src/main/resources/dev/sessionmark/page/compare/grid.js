// Every setup under every condition: the verdict and the figure that decided it.

import { conditionLabel, decidingFigure, rowOf, verdictOf } from "../lib/comparison.js";
import { h } from "../lib/dom.js";
import { swatch } from "../lib/setups.js";
import { update } from "../lib/state.js";
import { chip } from "../lib/verdict.js";

// More columns than that are too narrow to be read, so conditions become lines.
const MOST_COLUMNS = 7;

const cell = (row, name, mark) =>
  h(
    "td",
    { class: mark, "data-name": name, "data-setup": row?.setup },
    row
      ? [chip(verdictOf(row)), h("span", { class: "deciding" }, decidingFigure(row))]
      : h("span", { class: "soft" }, "not measured"),
  );

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
  const mark = ({ key }) => (key === chosen ? "chosen" : null);
  const across = shown.length <= MOST_COLUMNS;
  const head = across
    ? shown.map((one) => h("th", { scope: "col", class: mark(one) }, choose(one)))
    : setups.map((setup) => h("th", { scope: "col" }, named(setup)));
  const lines = across
    ? setups.map((setup) =>
        h(
          "tr",
          { "data-setup": setup },
          h("th", { scope: "row" }, named(setup)),
          shown.map((one) => cell(rowOf(one.rows, setup), conditionLabel(one), mark(one))),
        ),
      )
    : shown.map((one) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, choose(one)),
          setups.map((setup) => cell(rowOf(one.rows, setup), setup)),
        ),
      );
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": "Verdicts" },
    h(
      "table",
      { class: `figures verdicts blocks${head.length > MOST_COLUMNS ? " dense" : ""}` },
      h("caption", { class: "hidden-visually" }, "Verdict and deciding figure of each setup under each condition."),
      h("thead", {}, h("tr", {}, h("td", {}), head)),
      h("tbody", {}, lines),
    ),
  );
};
