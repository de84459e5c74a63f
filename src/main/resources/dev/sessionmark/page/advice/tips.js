// The usual three tips, each as it was tested under every condition of an experiment.

import { conditionWith, rowOf, verdictOf } from "../comparison/comparison.js";
import { OUTCOME_WORDS } from "../comparison/outcomes.js";
import { tailSays } from "../comparison/row.js";
import { chip } from "../comparison/verdict.js";
import { command } from "../lib/command.js";
import { h } from "../lib/dom.js";
import { table } from "../lib/table.js";

const deciding = (text) => text && h("span.deciding", text);
const judgedRow = (row) => [chip(verdictOf(row)), deciding(tailSays(row))];

const figures = (results, { advised, other }) =>
  table({
    label: `${advised} and ${other}`,
    columns: [
      { name: "condition", cell: ({ condition }) => condition.label },
      { name: advised, cell: (one) => judgedRow(one.advised) },
      { name: other, cell: (one) => judgedRow(one.other) },
      { name: "the tip", cell: ({ outcome, because }) => [OUTCOME_WORDS[outcome], deciding(because)] },
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
      ` ${results.length > 0 ? "Tested" : "It would be tested"} as ${tip.advised} against ${tip.against}, ` +
        `${tip.other}.`,
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

/** {id, tip, advised, other}: the setup that follows the tip, and the one that does not. */
export const TIPS = [
  {
    id: "async-driver",
    tip: "Use an asynchronous driver and session.",
    advised: "reactive-session",
    other: "blocking-on-worker",
    against: "a blocking session that keeps off the loop",
  },
  {
    id: "one-session",
    tip: "Open one session per request and let a dependency close it.",
    advised: "reactive-session",
    other: "session-per-statement",
    against: "a session for every call",
  },
  {
    id: "off-the-loop",
    tip: "Keep synchronous sessions off the event loop.",
    advised: "reactive-session",
    other: "blocking-on-event-loop",
    against: "a blocking session on the loop",
  },
];

const judgedOf = ({ usualAdvice, otherAdvice }, { advised, other }) =>
  [usualAdvice, ...otherAdvice].find((one) => one?.advised === advised && one.against === other);

/**
 * What was judged of a tip, one for each condition that has both setups: [{condition, advised, other, outcome,
 * because}].
 */
export const tested = (comparison, all, tip) =>
  (judgedOf(comparison, tip)?.outcomes ?? []).map(({ condition: key, outcome, because }) => {
    const condition = conditionWith(all, key);
    const rows = condition.cells.map(({ row }) => row);
    return { condition, advised: rowOf(rows, tip.advised), other: rowOf(rows, tip.other), outcome, because };
  });

/** What became of a tip, in one sentence. */
export const summary = (comparison, tip) => judgedOf(comparison, tip)?.headline ?? "Not tested in this experiment.";
