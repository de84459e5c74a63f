// A row in words.

import { count, time } from "../lib/format.js";
import { list, many, sentences } from "../lib/words.js";
import { decidingOf } from "./comparison.js";

const MOST_TRIALS = 5;

export const p99 = (/** @type {Row} */ row) => row.responseTime.p99Ms;
export const notServed = (/** @type {Row} */ row) => row.responseTime.nullBecause?.p99Ms === "not served";

/** Whether the service could judge it. */
export const judgedAtAll = (/** @type {Row | undefined} */ row) =>
  row !== undefined && row.valid && row.verdict !== "INCONCLUSIVE";

/** The p99 of a row in words: a time, or why there is none. */
export const p99Says = (/** @type {Row} */ row) =>
  p99(row) === null ? (row.responseTime.nullBecause?.p99Ms ?? "not known") : time(p99(row));

/** "p99 12 ms", "p99 not served". */
export const tailSays = (/** @type {Row} */ row) => `p99 ${p99Says(row)}`;

/** How many trials stand behind a row. */
export const trialsSay = (/** @type {Row} */ row) => `${row.validTrials} of ${many(row.trials.length, "trial")} valid.`;

/** How sure a row is. */
export const sureness = (/** @type {Row} */ row) => {
  if (!row.valid) {
    const none = row.trials.length === 1 ? "Its only trial may not" : `None of ${row.trials.length} trials may`;
    return `${none} be judged: ${row.invalidBecause}.`;
  }
  const each = row.trials.filter((trial) => trial.valid && trial.p99Ms !== null).map((trial) => time(trial.p99Ms));
  const more = each.length - MOST_TRIALS;
  const shown = list([...each.slice(0, MOST_TRIALS), ...(more > 0 ? [`${more} more`] : [])]);
  const { count: answers } = row.responseTime;
  return sentences(
    trialsSay(row),
    each.length > 1 && `Their p99: ${shown}.`,
    `${count(answers)} ${answers === 1 ? "answer" : "answers"} in all.`,
    row.validTrials < 2 && "One trial does not show how far trials differ.",
  );
};

/** Verdict, p99 and what decided, in one phrase. */
export const says = (/** @type {Row} */ row) =>
  `${row.verdict}, ${tailSays(row)}${row.verdict === "OK" ? "" : ` (${decidingOf(row)})`}`;
