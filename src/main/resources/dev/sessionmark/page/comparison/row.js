// A row in words.

import { count, time } from "../lib/format.js";
import { list, many } from "../lib/words.js";
import { decidingOf } from "./comparison.js";

const MOST_TRIALS = 5;

/** @param {Api.RowDocument} row */
export const p99 = (row) => row.responseTime.p99Ms;
/** @param {Api.RowDocument} row */
export const notServed = (row) => row.responseTime.nullBecause?.p99Ms === "not served";

/**
 * Whether the service could judge it.
 * @param {Api.RowDocument | undefined} row
 */
export const judgedAtAll = (row) => row !== undefined && row.valid && row.verdict !== "INCONCLUSIVE";

/**
 * The p99 of a row in words: a time, or why there is none.
 * @param {Api.RowDocument} row
 */
export const p99Says = (row) =>
  p99(row) === null ? (row.responseTime.nullBecause?.p99Ms ?? "not known") : time(p99(row));

/**
 * "p99 12 ms", "p99 not served".
 * @param {Api.RowDocument} row
 */
export const tailSays = (row) => `p99 ${p99Says(row)}`;

/**
 * How many trials stand behind a row.
 * @param {Api.RowDocument} row
 */
export const trialsSay = (row) => `${row.validTrials} of ${many(row.trials.length, "trial")} valid.`;

/**
 * How sure a row is.
 * @param {Api.RowDocument} row
 */
export const sureness = (row) => {
  if (!row.valid)
    return (
      `${row.trials.length === 1 ? "Its only trial may not" : `None of ${row.trials.length} trials may`} be ` +
      `judged: ${row.invalidBecause}.`
    );
  const enough = row.validTrials >= 2 ? "" : " One trial does not show how far trials differ.";
  const each = row.trials.filter((trial) => trial.valid && trial.p99Ms !== null).map((trial) => time(trial.p99Ms));
  const more = each.length - MOST_TRIALS;
  const spread =
    each.length > 1
      ? ` Their p99: ${list([...each.slice(0, MOST_TRIALS), ...(more > 0 ? [`${more} more`] : [])])}.`
      : "";
  return (
    `${trialsSay(row)}${spread} ${count(row.responseTime.count)} ` +
    `${row.responseTime.count === 1 ? "answer" : "answers"} in all.${enough}`
  );
};

/**
 * Verdict, p99 and what decided, in one phrase.
 * @param {Api.RowDocument} row
 */
export const says = (row) => `${row.verdict}, ${tailSays(row)}${row.verdict === "OK" ? "" : ` (${decidingOf(row)})`}`;
