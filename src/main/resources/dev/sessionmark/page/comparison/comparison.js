// Reading a comparison (format: /schema/comparison-3.json).

import { tick } from "../lib/format.js";

/** The lines across a plot of the event-loop delay. */
export const loopThresholds = (/** @type {Api.Thresholds} */ { loopDelayGoodMs, loopDelayBadMs }) => [
  { value: loopDelayGoodMs, label: `good up to ${tick(loopDelayGoodMs)}` },
  { value: loopDelayBadMs, label: `bad from ${tick(loopDelayBadMs)}` },
];

/** The sentences, of one condition or of all; the first says most. */
export const findings = (/** @type {Comparison} */ comparison, only = "") =>
  comparison.findings
    .filter(({ conditions }) => !only || conditions.length === 0 || conditions.includes(only))
    .map(({ sentence }) => sentence);

/** {setup, condition: an id} that the first finding is about; a part is undefined where it names none. */
export const mainFinding = (/** @type {Comparison} */ comparison, only = "") => {
  const found = comparison.findings.find(
    ({ conditions, setups }) => setups.length > 0 && (!only || conditions.includes(only)),
  );
  return { setup: found?.setups[0], condition: only || found?.conditions[0] };
};

/**
 * What was measured or judged under a condition: the one place that looks it up, by the id that every document has.
 * @template T
 * @param {T[]} all
 * @param {string} id
 */
export const underCondition = (all, id) => all.filter((/** @type {any} */ one) => one.condition === id);

/** The condition with an id. */
export const conditionWith = (/** @type {any[]} */ all, /** @type {string | undefined} */ id) =>
  all.find(({ key }) => key === id);

/**
 * The conditions, each with its key and its rows, from the nearest on.
 * @returns {Condition[]}
 */
export const conditions = (/** @type {Comparison} */ comparison) =>
  comparison.conditions.map((condition) => ({
    ...condition,
    key: condition.id,
    rows: underCondition(comparison.rows, condition.id),
  }));

/** What tells a condition from the others. */
export const conditionLabel = (/** @type {Api.ConditionDocument} */ condition) => condition.shortLabel;

/** Choices of a select: each condition by its key and its label. */
export const conditionChoices = (/** @type {Comparison} */ comparison) =>
  conditions(comparison).map((one) => [one.key, conditionLabel(one)]);

/** The row of a setup among rows. */
export const rowOf = (/** @type {Row[]} */ rows, /** @type {string} */ setup) =>
  rows.find((row) => row.setup === setup);

/** The setups of a comparison, in the order of the table. */
export const setupsOf = (/** @type {Comparison} */ comparison) => [...new Set(comparison.rows.map((row) => row.setup))];

/** A verdict as the page shows it: a row without a valid trial has none. */
export const verdictOf = (/** @type {Row} */ row) => (row.valid ? row.verdict : "INVALID");

/** The figure that decided: the first of the reasons. */
export const decidingOf = (/** @type {Row} */ row) =>
  ((row.valid ? row.because : row.invalidBecause) ?? "").split("; ")[0];

/** The same where there is little room. */
export const decidingFigure = (/** @type {Row} */ row) => (row.valid ? row.decidingFigure : row.invalidBecause) ?? "";
