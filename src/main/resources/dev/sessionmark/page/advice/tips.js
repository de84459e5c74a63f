// The usual three tips, each as it was tested under every condition of an experiment.

import { rowOf } from "../lib/comparison.js";

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

/** What an outcome says of a tip. */
export const WORDS = {
  HELD: "held",
  CONTRADICTED: "contradicted",
  NO_DIFFERENCE: "no difference",
  BOTH_BAD: "both BAD",
  CANNOT_TELL: "cannot be told",
};

const judgedOf = ({ usualAdvice, otherAdvice }, { advised, other }) =>
  [usualAdvice, ...otherAdvice].find((one) => one?.advised === advised && one.against === other);

/** What was judged of a tip, one for each condition that has both setups: [{condition, advised, other, outcome, because}]. */
export const tested = (comparison, all, tip) =>
  (judgedOf(comparison, tip)?.outcomes ?? []).map(({ condition: key, outcome, because }) => {
    const condition = all.find((one) => one.key === key);
    const rows = condition.cells.map(({ row }) => row);
    return { condition, advised: rowOf(rows, tip.advised), other: rowOf(rows, tip.other), outcome, because };
  });

/** What became of a tip, in one sentence. */
export const summary = (comparison, tip) => judgedOf(comparison, tip)?.headline ?? "Not tested in this experiment.";
