// The usual three tips, each put to the test at every condition of an experiment.

import { conditionsOf } from "../lib/factors.js";
import { outcome } from "../lib/judged.js";

/** {id, tip, advised, other}: the setup that follows the tip, and the one that does not. */
export const TIPS = [
  { id: "async-driver", tip: "Use an asynchronous driver and session.", advised: "reactive-session", other: "blocking-on-worker", against: "a blocking session that keeps off the loop" },
  { id: "one-session", tip: "Open one session per request and let a dependency close it.", advised: "reactive-session", other: "session-per-statement", against: "a session for every call" },
  { id: "off-the-loop", tip: "Keep synchronous sessions off the event loop.", advised: "reactive-session", other: "blocking-on-event-loop", against: "a blocking session on the loop" },
];

/** Outcomes of a tip, one for each condition that has both setups: [{condition, advised, other, outcome}]. */
export const tested = (all, { advised, other }, least) =>
  conditionsOf(all)
    .map((condition) => {
      const row = (setup) => condition.cells.find((cell) => cell.setup === setup)?.row;
      return { condition, advised: row(advised), other: row(other) };
    })
    .filter((one) => one.advised && one.other)
    .map((one) => ({ ...one, outcome: outcome(one.advised, one.other, least) }));

const count = (results, kind) => results.filter((one) => one.outcome.kind === kind).length;

/** What became of a tip, in one sentence; empty results are no test. */
export const summary = (results) => {
  const [held, against, none, both, unknown] = ["held", "contradicted", "none", "both", "unknown"].map((kind) => count(results, kind));
  const judged = results.length - unknown;
  if (results.length === 0) return "Not tested in this experiment.";
  if (judged === 0) return "Too little could be judged to say.";
  const parts = [
    held && `held at ${held}`,
    against && `was contradicted at ${against}`,
    none && `made no difference that could be shown at ${none}`,
    both && `could not help at ${both}, where both were BAD`,
  ].filter(Boolean);
  return `It ${parts.join(", ")} of ${judged} ${judged === 1 ? "condition" : "conditions"} judged${unknown ? `; ${unknown} could not be judged` : ""}.`;
};

export const WORDS = { held: "held", contradicted: "contradicted", none: "no difference shown", both: "both BAD", unknown: "not judged" };
