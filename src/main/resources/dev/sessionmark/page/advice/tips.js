// The usual three tips, each as it was tested under every condition of an experiment.

import { conditionWith, rowOf, verdictOf } from "../comparison/comparison.js";
import { OUTCOME_WORDS } from "../comparison/outcomes.js";
import { tailSays } from "../comparison/row.js";
import { chip } from "../comparison/verdict.js";
import { command } from "../lib/command.js";
import { h, toCopy } from "../lib/dom.js";
import { foldedTable } from "../lib/table.js";

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

/** What became of a tip, in one sentence. */
export const summary = (comparison, tip) => judgedOf(comparison, tip)?.headline ?? "Not tested in this experiment.";

const deciding = (text) => text && h("span.deciding", text);
const judgedRow = (row) => [chip(verdictOf(row)), deciding(tailSays(row))];

const figures = (outcomes, all, { advised, other }) => {
  const rowAt = (one, setup) =>
    rowOf(
      conditionWith(all, one.condition).cells.map(({ row }) => row),
      setup,
    );
  return foldedTable("The figures", {
    label: `${advised} and ${other}`,
    columns: [
      { name: "condition", cell: ({ condition }) => conditionWith(all, condition).label },
      ...[advised, other].map((setup) => ({ name: setup, cell: (one) => judgedRow(rowAt(one, setup)) })),
      { name: "the tip", cell: ({ outcome, because }) => [OUTCOME_WORDS[outcome], deciding(because)] },
    ],
    rows: outcomes,
  });
};

/** One tip: what it says, how it did, the figures. */
export const showTip = (tip, comparison, all) => {
  const { advised, other, against } = tip;
  const outcomes = judgedOf(comparison, tip)?.outcomes ?? [];
  const isTested = outcomes.length > 0;
  const plan = { setups: [advised, other], rate: 300, dbLatencyMs: [0, 2, 5, 10], trials: 3 };
  return h(
    "article.panel.stack.tip",
    h("h3", `“${tip.tip}”`),
    h(
      "p",
      h("strong", summary(comparison, tip)),
      ` ${isTested ? "Tested" : "It would be tested"} as ${advised} against ${against}, ${other}.`,
    ),
    isTested ? figures(outcomes, all, tip) : [h("p", "This tests it:"), toCopy(`command: ${tip.tip}`, command(plan))],
  );
};
