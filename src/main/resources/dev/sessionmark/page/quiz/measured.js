// Questions made from an experiment. Only what the service judged is asked, and the answer is what it judged.

import { conditionWith, decidingOf } from "../comparison/comparison.js";
import { cellsOf, saysAt, under } from "../comparison/factors.js";
import { judgedAtAll, notServed, p99Says, says } from "../comparison/row.js";
import { FACTORS } from "../lib/factor-register.js";
import { number, percent, time } from "../lib/format.js";

const CLASSES = [
  { text: "less than a third", low: 0, high: 1 / 3 },
  { text: "between a third and two thirds", low: 1 / 3, high: 2 / 3 },
  { text: "more than two thirds, but not all", low: 2 / 3, high: 0.98 },
  { text: "all of it", low: 0.98, high: Infinity },
];
const EDGE = 0.03;

/** {texts, right}; right is null where the share lies within 3 % of an edge. */
export const carriedClasses = (share) => {
  const texts = CLASSES.map(({ text }) => text);
  const near = CLASSES.slice(1).some(({ low }) => Math.abs(share - low) < (low === 0.98 ? 0.005 : EDGE));
  return { texts, right: near ? null : CLASSES.findIndex(({ low, high }) => share >= low && share < high) };
};

const MOST_OF_A_KIND = 3;
const BLOCKED = "blocking-on-event-loop";
const ADVICE = "reactive-session";
const idOf = (...parts) => parts.join("-").replaceAll(/[^a-z0-9.-]+/gi, "-");
const upper = (text) => text[0].toUpperCase() + text.slice(1);

/** A question whose wrong answers are all explained by the same, or by what whyOf says of each. */
const question = (id, text, options, right, why, whyOf = (option) => why) => ({
  id,
  text,
  options: options.map((option) => ({ text: option, why: whyOf(option) })),
  right,
  why,
});

// A spread of the pairs: near and far conditions, not the same pair over and over.
const spread = (found, most) => {
  const step = Math.max(1, found.length / most);
  return Array.from({ length: Math.min(most, found.length) }, (_, i) => found[Math.floor(i * step)]);
};

// The usual pair first, then whatever concerns blocking.
const weight = ({ a, b }) => ([a, b].includes(BLOCKED) ? 0 : 2) + ([a, b].includes(ADVICE) ? 0 : 1);

/** The pairs of which one is known to have the lower p99: {condition, a, b, high, low}, the last two cells. */
const pairs = (comparison, all) =>
  comparison.pairs
    .filter(({ p99 }) => p99.outcome === "A_LOWER" || p99.outcome === "B_LOWER")
    .map(({ condition: key, a, b, p99 }) => {
      const condition = conditionWith(all, key);
      const cell = (setup) => condition.cells.find((one) => one.setup === setup);
      const [low, high] = p99.outcome === "A_LOWER" ? [a, b] : [b, a];
      return { condition, a, b, low: cell(low), high: cell(high) };
    })
    .sort((one, other) => weight(one) - weight(other));

const p99Question = ({ condition, high, low }) => {
  const cells = [high, low].sort((a, b) => a.setup.localeCompare(b.setup));
  const { blockedShare } = high.row.eventLoop;
  const because =
    high.setup === BLOCKED && blockedShare !== null
      ? `Its loops stood blocked ${percent(blockedShare)} of the time; whoever shares a blocked loop waits.`
      : "The service tested it: the difference is beyond what trials differ by themselves.";
  const whyOf = (option) => {
    const cell = cells.find(({ setup }) => setup === option);
    return cell ? `${option}: p99 ${p99Says(cell.row)}.` : "The test for differences found one.";
  };
  return question(
    idOf("p99", high.setup, low.setup, condition.key),
    `Which of these had the higher p99 ${under(condition)}, and why?`,
    [...cells.map(({ setup }) => setup), "No difference could be shown"],
    cells.indexOf(high),
    `${high.setup} ${p99Says(high.row)}, ${low.setup} ${p99Says(low.row)}. ${because}`,
    whyOf,
  );
};

const VERDICTS = ["OK", "CAUTION", "BAD"];
const verdictQuestion = ({ setup, row, condition }) =>
  question(
    idOf("verdict", setup, condition.key),
    `Which verdict did ${setup} get ${under(condition)}?`,
    VERDICTS,
    VERDICTS.indexOf(row.verdict),
    `${says(row)}. ${row.verdict === "OK" ? decidingOf(row) + "." : ""}`,
    () => `It was ${row.verdict}.`,
  );

// The farthest condition and the nearest of the blocked loop, and the farthest of the advice.
const verdictQuestions = (all) => {
  const judged = (setup) => cellsOf(all, setup).filter(({ row }) => judgedAtAll(row));
  const cells = [judged(BLOCKED).at(-1), judged(BLOCKED)[0], judged(ADVICE).at(-1)];
  return [...new Set(cells.filter(Boolean))].map(verdictQuestion);
};

const crossoverQuestion = ({ crossovers }, all) => {
  const found = crossovers.findLast(
    ({ a, b, result, undecided }) =>
      [a, b].includes(ADVICE) &&
      [a, b].includes(BLOCKED) &&
      undecided.length === 0 &&
      (result === "BETWEEN" || result === "NONE_IN_RANGE"),
  );
  if (!found || found.conditions.length < 3) return [];
  const line = found.conditions.map((key) => conditionWith(all, key));
  const gaps = line.slice(1).map((to, i) => ({ from: line[i], to }));
  const { name, words, says: valueSays } = FACTORS.find((one) => one.name === found.factor);
  const where = saysAt(line[0], name);
  const isChange = ({ from, to }) => from.key === found.changes[0].from && to.key === found.changes[0].to;
  return [
    question(
      idOf("crossover", name, where),
      `By ${words}, at ${where}: where does it change how ${ADVICE} stands against ${BLOCKED}?`,
      [
        ...gaps.map(({ from, to }) => `between ${valueSays(from[name])} and ${valueSays(to[name])}`),
        "it does not change in this range",
      ],
      found.result === "NONE_IN_RANGE" ? gaps.length : gaps.findIndex(isChange),
      found.sentence,
    ),
  ];
};

// The blocked loop that was judged BAD farthest away.
const worstBlocked = (all, also) =>
  cellsOf(all, BLOCKED).findLast(({ row }) => row.valid && row.verdict === "BAD" && also(row));

// Orders of magnitude, so that noise cannot make another answer right.
const bystanderQuestion = (all) => {
  const cell = worstBlocked(all, ({ eventLoop }) => eventLoop.blockedShare !== null);
  if (!(cell?.row.bystander.p99Ms > 0)) return [];
  const v = cell.row.bystander.p99Ms;
  return [
    question(
      idOf("bystander", cell.condition.key),
      `Some requests need no database. How long did their slowest 1 % take while ${BLOCKED} was loaded ` +
        `${under(cell.condition)}?`,
      [v / 100, v / 10, v].map((ms) => `about ${time(ms)}`),
      2,
      `${time(v)}. They share the loop with the blocked ones and wait behind them, though they need nothing from ` +
        "the database.",
      () => `It was ${time(v)}.`,
    ),
  ];
};

const culpritQuestion = (all) => {
  const cell = worstBlocked(all, ({ eventLoop }) => eventLoop.blockedShare !== null);
  const culprit = cell?.row.eventLoop.culprits[0];
  if (!culprit) return [];
  return [
    question(
      idOf("culprit", cell.condition.key),
      `The loops of ${BLOCKED} stood blocked ${percent(cell.row.eventLoop.blockedShare)} of the time ` +
        `${under(cell.condition)}. What were they in most often?`,
      ["The garbage collector", culprit.frame, "Turning the answer into JSON", "The network card's driver"],
      1,
      `${percent(culprit.share)} of all samples of the loops were in ${culprit.frame}, more than in any other.`,
    ),
  ];
};

const carriedQuestion = (all) => {
  const cell = worstBlocked(all, (row) => notServed(row) && row.offeredRatePerSecond > 0);
  if (!cell) return [];
  const { achievedRatePerSecond, offeredRatePerSecond } = cell.row;
  const share = achievedRatePerSecond / offeredRatePerSecond;
  const { texts, right } = carriedClasses(share);
  if (right === null) return [];
  return [
    question(
      idOf("carried", cell.condition.key),
      `${upper(under(cell.condition))} ${BLOCKED} was asked for ${number(offeredRatePerSecond)} requests a second. ` +
        "How much of it was answered in time?",
      texts,
      right,
      `${percent(share)}. A loop that stands still for each request carries no more than its number by that time, ` +
        "whatever is asked of it.",
      () => `It was ${percent(share)}.`,
    ),
  ];
};

// A verdict is judged by definition: where little else can be asked, any row that has one will do.
const filledUp = (all, questions, enough) => {
  const more = all.flatMap(({ cells }) => cells.filter(({ row }) => judgedAtAll(row)).map(verdictQuestion));
  const asked = new Set(questions.map(({ id }) => id));
  const fresh = more.filter(({ id }) => !asked.has(id));
  return [...questions, ...fresh.slice(0, Math.max(0, enough - questions.length))];
};

/** The questions that this experiment supports; verdicts fill up to enough of them. */
export const measuredQuestions = (comparison, all, enough) => {
  const questions = [
    ...spread(pairs(comparison, all), MOST_OF_A_KIND).map(p99Question),
    ...crossoverQuestion(comparison, all),
    ...bystanderQuestion(all),
    ...culpritQuestion(all),
    ...carriedQuestion(all),
    ...verdictQuestions(all),
  ];
  return filledUp(all, questions, enough).map((one) => ({ ...one, kind: "measured" }));
};
