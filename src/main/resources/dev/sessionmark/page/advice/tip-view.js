// A usual tip with what became of it.

import { command } from "../lib/command.js";
import { h } from "../lib/dom.js";
import { tailSays } from "../lib/row.js";
import { table } from "../lib/table.js";
import { chip } from "../lib/verdict.js";
import { verdictOf } from "../lib/comparison.js";
import { summary, tested, WORDS } from "./tips.js";

const deciding = (text) => text && h("span.deciding", text);
const judgedRow = (row) => [chip(verdictOf(row)), deciding(tailSays(row))];

const figures = (results, { advised, other }) =>
  table({
    label: `${advised} and ${other}`,
    columns: [
      { name: "condition", cell: ({ condition }) => condition.label },
      { name: advised, cell: (one) => judgedRow(one.advised) },
      { name: other, cell: (one) => judgedRow(one.other) },
      { name: "the tip", cell: ({ outcome, because }) => [WORDS[outcome], deciding(because)] },
    ],
    rows: results,
  });

/** One tip: what it says, how it did, the figures. */
export const showTip = (tip, comparison, all) => {
  const results = tested(comparison, all, tip);
  return h(
    "article.panel.stack.tip",
    h("h3", `“${tip.tip}”`),
    h(
      "p",
      h("strong", summary(comparison, tip)),
      ` ${results.length > 0 ? "Tested" : "It would be tested"} as ${tip.advised} against ${tip.against}, ${tip.other}.`,
    ),
    results.length > 0
      ? h("details", h("summary", "The figures"), figures(results, tip))
      : [
          h("p", "This tests it:"),
          h(
            "pre.copy",
            { tabindex: 0, "aria-label": `command: ${tip.tip}` },
            command({ setups: [tip.advised, tip.other], rate: 300, dbLatencyMs: [0, 2, 5, 10], trials: 3 }),
          ),
        ],
  );
};
