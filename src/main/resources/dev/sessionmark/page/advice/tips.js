// The usual three tips, each as it was tested under every condition of an experiment.

import { rowOf } from "../lib/comparison.js";
import { pairOf } from "../lib/outcomes.js";
import { many } from "../lib/words.js";

/** {id, tip, advised, other}: the setup that follows the tip, and the one that does not. */
export const TIPS = [
  { id: "async-driver", tip: "Use an asynchronous driver and session.", advised: "reactive-session", other: "blocking-on-worker", against: "a blocking session that keeps off the loop" },
  { id: "one-session", tip: "Open one session per request and let a dependency close it.", advised: "reactive-session", other: "session-per-statement", against: "a session for every call" },
  { id: "off-the-loop", tip: "Keep synchronous sessions off the event loop.", advised: "reactive-session", other: "blocking-on-event-loop", against: "a blocking session on the loop" },
];

/** What an outcome says of a tip. */
export const WORDS = { A_BETTER: "held", B_BETTER: "contradicted", SAME: "no difference", BOTH_BAD: "both BAD", CANNOT_TELL: "cannot be told" };

/** Outcomes of a tip, one for each condition that has both setups: [{condition, advised, other, outcome, by}]. */
export const tested = (comparison, all, { advised, other }) =>
  all.flatMap((condition) => {
    const found = pairOf(comparison, condition.key, advised, other);
    const rows = condition.cells.map(({ row }) => row);
    return found ? [{ condition, advised: rowOf(rows, advised), other: rowOf(rows, other), ...found }] : [];
  });

const isUsual = ({ usualAdvice }, { advised, other }) => usualAdvice?.advised === advised && usualAdvice.against === other;

/** What became of a tip: the service's own headline where it has one, else its outcomes counted. */
export const summary = (comparison, tip, results) => {
  if (results.length === 0) return "Not tested in this experiment.";
  if (isUsual(comparison, tip)) return comparison.usualAdvice.headline;
  const count = (outcome) => results.filter((one) => one.outcome === outcome).length;
  const of = many(results.length, "condition");
  const where = (n) => (n < results.length ? `${n} of ${of}` : n === 1 ? "the only condition" : `all ${of}`);
  const parts = Object.entries(WORDS).filter(([outcome]) => count(outcome) > 0).map(([outcome, says]) => `${says} at ${where(count(outcome))}`);
  const said = `${parts.join(", ")}.`;
  return said[0].toUpperCase() + said.slice(1);
};
