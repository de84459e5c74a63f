// Questions made from an experiment. Only what was judged is asked, so that the answer is true.

import { decidingOf } from "../lib/comparison.js";
import { crossing } from "../lib/crossing.js";
import { crossoverSays, steps } from "../lib/crossover.js";
import { at, conditionsOf, saysCondition, valuesOf } from "../lib/factors.js";
import { number, percent, time } from "../lib/format.js";
import { gravity, higherP99, p99, p99Says, says } from "../lib/judged.js";
import { carriedClasses } from "./classes.js";

const MOST_OF_A_KIND = 3;
const BLOCKED = "blocking-on-event-loop";
const ADVICE = "reactive-session";
const underLoad = (condition) => saysCondition(condition);
const idOf = (...parts) => parts.join("-").replaceAll(/[^a-z0-9.-]+/gi, "-");

// A spread of the pairs: easy and hard conditions, not the same pair over and over.
const spread = (found, most) => {
  const picked = [];
  const used = new Set();
  for (const one of found) {
    const pair = [one.high.setup, one.low.setup].sort().join();
    if (used.has(pair + one.condition.distance)) continue;
    used.add(pair + one.condition.distance);
    picked.push(one);
  }
  const step = Math.max(1, picked.length / most);
  return Array.from({ length: Math.min(most, picked.length) }, (_, i) => picked[Math.floor(i * step)]);
};

// The higher p99 of a pair: all trials lie apart, or requests were not served at all.
const pairs = (all, least) => {
  const found = [];
  for (const condition of conditionsOf(all)) {
    const { cells } = condition;
    cells.forEach((a, i) => cells.slice(i + 1).forEach((b) => {
      const higher = higherP99(a.row, b.row, least);
      if (higher === "a" || higher === "b") found.push({ condition, high: higher === "a" ? a : b, low: higher === "a" ? b : a });
    }));
  }
  // The usual pair first, then whatever concerns blocking.
  const weight = ({ high, low }) => ([high.setup, low.setup].includes(BLOCKED) ? 0 : 2) + ([high.setup, low.setup].includes(ADVICE) ? 0 : 1);
  return found.sort((a, b) => weight(a) - weight(b) || a.condition.distance - b.condition.distance);
};

const because = ({ high, low }) => {
  if (high.setup === BLOCKED && high.row.eventLoop.blockedShare > 0.05) return `Its loops stood blocked ${percent(high.row.eventLoop.blockedShare)} of the time, so requests waited behind one another.`;
  if (low.setup === BLOCKED) return "Where the database is near, waiting on the loop costs less than the work of an asynchronous session or of handing over to another thread.";
  return "Every trial of the one lies above every trial of the other.";
};

const p99Question = (one) => {
  const { condition, high, low } = one;
  const options = [high, low].sort((a, b) => a.setup.localeCompare(b.setup));
  return {
    id: idOf("p99", high.setup, low.setup, condition.key),
    text: `Which of these had the higher p99 at ${underLoad(condition)}, and why?`,
    options: [
      ...options.map((cell) => ({ text: cell.setup, why: `${cell.setup}: p99 ${p99Says(cell.row)}.` })),
      { text: "No difference could be shown", why: "All trials of the one lie above all of the other, by more than they lie apart." },
    ],
    right: options.indexOf(high),
    why: `${high.setup} ${p99Says(high.row)}, ${low.setup} ${p99Says(low.row)}. ${because(one)}`,
  };
};

const VERDICTS = ["OK", "CAUTION", "BAD"];
const verdictQuestion = (condition, cell) => ({
  id: idOf("verdict", cell.setup, condition.key),
  text: `Which verdict did ${cell.setup} get at ${underLoad(condition)}?`,
  options: VERDICTS.map((verdict) => ({ text: verdict, why: `It was ${cell.row.verdict}.` })),
  right: VERDICTS.indexOf(cell.row.verdict),
  why: `${says(cell.row)}. ${cell.row.verdict === "OK" ? decidingOf(cell.row) + "." : ""}`,
});

// The hardest condition and the easiest of the blocked loop, and the hardest of the advice.
const verdictQuestions = (all) => {
  const judged = (setup) => conditionsOf(all).map((condition) => ({ condition, cell: condition.cells.find((one) => one.setup === setup) })).filter(({ cell }) => cell && gravity(cell.row) !== undefined);
  const wanted = [judged(BLOCKED).at(-1), judged(BLOCKED)[0], judged(ADVICE).at(-1)].filter(Boolean);
  return [...new Map(wanted.map(({ condition, cell }) => [condition.key + cell.setup, verdictQuestion(condition, cell)])).values()];
};

const crossoverQuestion = (all) => {
  const distances = valuesOf(all, "distance");
  if (distances.length < 3) return [];
  const fixed = Object.fromEntries(["rate", "pool"].map((name) => [name, valuesOf(all, name).at(-1)]));
  const found = crossing(steps(all, "distance", ADVICE, BLOCKED, fixed));
  if (found.kind !== "between" && found.kind !== "none") return [];
  const gaps = distances.slice(1).map((to, i) => ({ from: distances[i], to }));
  const right = found.kind === "none" ? gaps.length : gaps.findIndex(({ from, to }) => from === found.from && to === found.to);
  if (right < 0) return [];
  const why = `${crossoverSays(found, "distance")}, at ${saysCondition(fixed, ["rate", "pool"])}.`;
  return [{
    id: idOf("crossover", fixed.rate, fixed.pool),
    text: `From which distance to the database on was ${BLOCKED} judged worse than ${ADVICE} at ${saysCondition(fixed, ["rate", "pool"])}?`,
    options: [...gaps.map(({ from, to }) => ({ text: `between ${number(from)} and ${number(to)} ms`, why })), { text: "at none that was measured", why }],
    right,
    why: why[0].toUpperCase() + why.slice(1),
  }];
};

const hardestBlocked = (all) => at(all, { setup: BLOCKED }).filter(({ row }) => row.valid && row.eventLoop.blockedShare >= 0.2).sort((a, b) => b.row.eventLoop.blockedShare - a.row.eventLoop.blockedShare)[0];

// Orders of magnitude, so that noise cannot make another answer right.
const bystanderQuestion = (all) => {
  const cell = hardestBlocked(all);
  if (!cell || gravity(cell.row) !== 2 || !(cell.row.bystander.p99Ms > 0)) return [];
  const v = cell.row.bystander.p99Ms;
  const options = [v / 100, v / 10, v].map((ms) => ({ text: `about ${time(ms)}`, why: `It was ${time(v)}.` }));
  return [{
    id: idOf("bystander", cell.distance, cell.rate, cell.pool),
    text: `Some requests need no database. How long did their slowest 1 % take while ${BLOCKED} was loaded at ${saysCondition(cell)}?`,
    options,
    right: 2,
    why: `${time(v)}. They share the loop with the blocked ones and wait behind them, though they need nothing from the database.`,
  }];
};

const culpritQuestion = (all) => {
  const cell = hardestBlocked(all);
  const frame = cell?.row.eventLoop.culprits[0];
  if (!frame || frame.share < 0.5 * cell.row.eventLoop.blockedShare) return [];
  const why = `${percent(frame.share)} of all samples of the loops were in ${frame.frame}.`;
  return [{
    id: idOf("culprit", cell.distance, cell.rate, cell.pool),
    text: `The loops of ${BLOCKED} stood blocked ${percent(cell.row.eventLoop.blockedShare)} of the time at ${saysCondition(cell)}. What were they in?`,
    options: [
      { text: "The garbage collector", why },
      { text: frame.frame, why },
      { text: "Turning the answer into JSON", why },
      { text: "The network card's driver", why },
    ],
    right: 1,
    why,
  }];
};

const carriedQuestion = (all) => {
  const cell = at(all, { setup: BLOCKED }).filter(({ row }) => gravity(row) === 2 && p99(row) === null && row.offeredRatePerSecond > 0).at(-1);
  if (!cell) return [];
  const share = cell.row.achievedRatePerSecond / cell.row.offeredRatePerSecond;
  const { texts, right } = carriedClasses(share);
  if (right === null) return [];
  return [{
    id: idOf("carried", cell.distance, cell.rate, cell.pool),
    text: `At ${saysCondition(cell)} ${BLOCKED} was asked for ${number(cell.row.offeredRatePerSecond)} requests a second. How much of it was answered in time?`,
    options: texts.map((text) => ({ text, why: `It was ${percent(share)}.` })),
    right,
    why: `${percent(share)}. A loop that stands still for each request carries no more than its number by that time, whatever is asked of it.`,
  }];
};

// A verdict is judged by definition: where little else can be asked, any row that has one will do.
const filledUp = (all, questions, enough) => {
  const more = conditionsOf(all).flatMap((condition) => condition.cells.filter(({ row }) => gravity(row) !== undefined).map((cell) => verdictQuestion(condition, cell)));
  const asked = new Set(questions.map(({ id }) => id));
  const fresh = more.filter(({ id }) => !asked.has(id));
  return [...questions, ...fresh.slice(0, Math.max(0, enough - questions.length))];
};

/** The questions that this experiment supports; verdicts fill up to enough of them. */
export const measuredQuestions = (all, least, enough) =>
  filledUp(all, [
    ...spread(pairs(all, least), MOST_OF_A_KIND).map(p99Question),
    ...crossoverQuestion(all),
    ...bystanderQuestion(all),
    ...culpritQuestion(all),
    ...carriedQuestion(all),
    ...verdictQuestions(all),
  ], enough).map((question) => ({ ...question, kind: "measured" }));
