// From which distance on the advice makes a difference: as the service judged it, between two measured conditions, never from
// the look of a curve.

import { conditions, decidingOf, rowOf } from "./comparison.js";
import { crossing } from "./crossing.js";
import { number, time } from "./format.js";

export const ADVICE = "reactive-session";
export const MISTAKE = "blocking-on-event-loop";

const OUTCOMES = { HELD: "difference", CONTRADICTED: "reverse", NO_DIFFERENCE: "none", BOTH_BAD: "unknown", CANNOT_TELL: "unknown" };

/** What the service found when it tested the advice under a condition. */
const testedBy = ({ usualAdvice }, { key }) => usualAdvice?.outcomes.find(({ condition }) => condition === key)?.outcome;

const outcome = (comparison, condition) => OUTCOMES[testedBy(comparison, condition)] ?? "unknown";

/** The measured distances, each {ms, advice, mistake, outcome}; of several pools or rates the first. */
export const distances = (comparison) => {
  const byMs = new Map();
  for (const condition of conditions(comparison)) {
    if (byMs.has(condition.dbLatencyMs)) continue;
    const advice = rowOf(condition.rows, ADVICE);
    const mistake = rowOf(condition.rows, MISTAKE);
    byMs.set(condition.dbLatencyMs, { ms: condition.dbLatencyMs, advice, mistake, outcome: outcome(comparison, condition) });
  }
  return [...byMs.values()].sort((a, b) => a.ms - b.ms);
};

/** {kind, low, high} in ms; the kinds are those of crossing.js. */
export const crossover = (measured) => {
  const { kind, from, to } = crossing(measured.map(({ ms, outcome }) => ({ value: ms, outcome })));
  return { kind, low: from, high: to };
};

const range = (found) => `${number(found.low)} and ${number(found.high)} ms`;

/** What was measured, after "On this machine: ". */
export const found = (crossing) => {
  switch (crossing.kind) {
    case "between": return `between ${range(crossing)}`;
    case "always": return `at every distance measured, from ${number(crossing.high)} ms on`;
    case "none": return `none in range, ${number(crossing.low)} to ${number(crossing.high)} ms`;
    case "mixed": return `at some distances between ${range(crossing)} and not at others`;
    default: return "it cannot be told from what was measured";
  }
};

/** A bet is a number of ms, or null for "none". */
export const said = (bet) => (bet === null ? "none in range" : `${number(bet)} ms`);

/** The answer, one sentence after the other. */
export const answer = (bet, crossing, where) => `You said ${said(bet)}. ${where}: ${found(crossing)}.`;

/** How near the bet was; empty where that cannot be said. */
export const nearness = (bet, crossing) => {
  if (crossing.kind === "none") return bet === null ? "Your bet was right." : "Up to there the advice made no difference that could be shown.";
  if (crossing.kind === "between") {
    if (bet === null) return "There is a difference in this range.";
    if (bet < crossing.low) return `Your bet was too near by at least ${number(crossing.low - bet)} ms.`;
    if (bet > crossing.high) return `Your bet was too far by at least ${number(bet - crossing.high)} ms.`;
    return "Your bet lies in that interval.";
  }
  if (crossing.kind === "always" && bet !== null && bet > crossing.high) return "It begins before your bet.";
  return "";
};

const p99 = (row) => (row.responseTime.p99Ms === null ? row.responseTime.nullBecause?.p99Ms ?? "not known" : time(row.responseTime.p99Ms));
const at = (ms) => (ms === 0 ? "With no added distance" : `At ${number(ms)} ms`);

/** Why: the figures on both sides of the crossing, and what they say of the usual advice. */
export const reasons = (measured, crossing) => {
  const sentences = [];
  const known = measured.filter((one) => one.outcome !== "unknown");
  const before = known.filter((one) => one.outcome !== "difference").at(-1);
  const after = known.find((one) => one.outcome === "difference");
  if (after) {
    sentences.push(
      `${at(after.ms)} the blocking session on the event loop is ${after.mistake.verdict} (p99 ${p99(after.mistake)}; ${decidingOf(after.mistake)}). ` +
        `The non-blocking session is ${after.advice.verdict} (p99 ${p99(after.advice)}).`,
    );
  }
  if (before && crossing.kind !== "mixed") {
    const figures = `p99 ${p99(before.advice)} non-blocking, ${p99(before.mistake)} blocking`;
    sentences.push(
      before.outcome === "reverse"
        ? `${at(before.ms)} it is the other way round: ${figures}. That contradicts the usual advice.`
        : `${at(before.ms)} no difference can be told from the noise: ${figures}. Up to there the usual advice buys no latency here.`,
    );
  }
  const unknown = measured.filter((one) => one.outcome === "unknown");
  if (unknown.length) {
    sentences.push(`Not decided at ${unknown.map((one) => number(one.ms) + " ms").join(", ")}: too little could be judged there, or neither carried the load. If that is most of them, measure again while nothing else keeps this machine busy.`);
  }
  return sentences;
};
