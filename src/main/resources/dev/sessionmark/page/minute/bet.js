// From which distance on the usual advice makes a difference: as the service judged it. Nothing here compares two
// figures.

import { rowOf, underCondition } from "../comparison/comparison.js";
import { OUTCOME_WORDS } from "../comparison/outcomes.js";
import { highestOf } from "../comparison/quantile.js";
import { browserStore } from "../lib/browser-store.js";
import { FACTORS } from "../lib/factor-register.js";
import { number } from "../lib/format.js";

export const ADVICE = "reactive-session";
export const MISTAKE = "blocking-on-event-loop";

const FACTOR = "dbLatencyMs";

/** What became of the advice between one distance and the next, as it was judged; undefined where nothing was. */
export const crossoverOf = ({ usualAdvice }) => usualAdvice?.crossovers.find(({ factor }) => factor === FACTOR);

/**
 * The measured distances, each {ms, condition, advice, mistake, outcome}; where other factors vary too, those of the
 * first condition.
 */
export const distances = (comparison) => {
  const all = comparison.conditions ?? [];
  const along = crossoverOf(comparison)?.conditions;
  const others = FACTORS.filter(({ field }) => field !== FACTOR);
  const one = all.filter((condition) =>
    along ? along.includes(condition.id) : others.every(({ name }) => condition[name] === all[0][name]),
  );
  return one
    .map(({ id, dbLatencyMs }) => {
      const rows = underCondition(comparison.rows, id);
      return {
        ms: dbLatencyMs,
        condition: id,
        advice: rowOf(rows, ADVICE),
        mistake: rowOf(rows, MISTAKE),
        outcome: underCondition(comparison.usualAdvice?.outcomes ?? [], id)[0],
      };
    })
    .sort((a, b) => a.ms - b.ms);
};

/** The highest quantile that all their rows carry; null while there are none. */
export const quantileOf = (measured) =>
  highestOf(
    measured.flatMap(({ advice, mistake }) => [advice, mistake].filter(Boolean)).map((row) => row.responseTime),
  );

/** Where the outcome changes, each {low, high} in ms. */
export const bands = (comparison) => {
  const ms = Object.fromEntries(comparison.conditions.map(({ id, dbLatencyMs }) => [id, dbLatencyMs]));
  return (crossoverOf(comparison)?.changes ?? []).map(({ from, to }) => ({ low: ms[from], high: ms[to] }));
};

/** A bet is a number of ms, null for "none", undefined where none was placed. */
export const betSays = (bet) => (bet === null ? "none in range" : `${number(bet)} ms`);

const UNTOLD = "Too little was measured to say anything of the usual advice.";

/** What was found, as it was judged. */
export const headline = ({ usualAdvice }) => usualAdvice?.headline ?? UNTOLD;

/** The bet and the answer. */
export const answer = (bet, comparison) =>
  `${bet === undefined ? "" : `You said ${betSays(bet)}. `}${headline(comparison)}`;

const insideOf = (bet, { low, high }) => {
  if (bet < low) return `Your bet was too near by at least ${number(low - bet)} ms.`;
  if (bet > high) return `Your bet was too far by at least ${number(bet - high)} ms.`;
  return "Your bet lies where it begins.";
};

/** How near the bet was; empty where that cannot be said. */
export const nearness = (bet, comparison) => {
  if (bet === undefined) return "No bet was placed on this one.";
  const found = crossoverOf(comparison);
  switch (found?.result) {
    case "BETWEEN": {
      const [{ before, after }] = found.changes;
      if (after !== "A_BETTER" || before === "A_BETTER") return "";
      return bet === null ? "There is a difference in this range." : insideOf(bet, bands(comparison)[0]);
    }
    case "NONE_IN_RANGE":
      return bet === null && comparison.usualAdvice.outcomes.every(({ outcome }) => outcome === "NO_DIFFERENCE")
        ? "Your bet was right."
        : "";
    case "CANNOT_BE_TOLD":
      return "So nobody can tell yet how good your bet was.";
    default:
      return "";
  }
};

/** Why: the sentences of the judge, and what can be done where it could not tell. */
export const reasons = (comparison) => {
  const { usualAdvice } = comparison;
  const found = crossoverOf(comparison);
  return [
    found?.sentence ?? usualAdvice?.sentence,
    found?.undecided.length > 0 &&
      "What could not be told is told by more trials and longer windows, while nothing else keeps the machine busy.",
  ].filter(Boolean);
};

/** What became of the advice at one distance, in two words. */
export const outcomeSays = ({ outcome }) => (outcome ? (OUTCOME_WORDS[outcome.outcome] ?? outcome.outcome) : "");

const MOST = 100;
const store = browserStore("sessionmark.bets");
const bets = () => (Array.isArray(store.read()) ? store.read() : []);

/** The bet on an experiment: a number of ms, null for "none in range", undefined where none was placed. */
export const placed = (id) => bets().find(([known]) => known === id)?.[1];

/** Places a bet, unless there is one. Returns the bet that stands. */
export const place = (id, bet) => {
  if (placed(id) === undefined) store.write([...bets().slice(1 - MOST), [id, bet]]);
  return placed(id);
};
