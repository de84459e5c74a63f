// Reading a comparison (format: /schema/comparison-3.json).

import { tick } from "../lib/format.js";

/**
 * The lines across a plot of the event-loop delay.
 * @param {Api.Thresholds} thresholds
 */
export const loopThresholds = ({ loopDelayGoodMs, loopDelayBadMs }) => [
  { value: loopDelayGoodMs, label: `good up to ${tick(loopDelayGoodMs)}` },
  { value: loopDelayBadMs, label: `bad from ${tick(loopDelayBadMs)}` },
];

/**
 * The sentences, of one condition or of all; the first says most.
 * @param {Api.ComparisonDocument} comparison
 */
export const findings = (comparison, only = "") =>
  comparison.findings
    .filter(({ conditions }) => !only || conditions.length === 0 || conditions.includes(only))
    .map(({ sentence }) => sentence);

/**
 * {setup, condition: an id} that the first finding is about; a part is undefined where it names none.
 * @param {Api.ComparisonDocument} comparison
 */
export const mainFinding = (comparison, only = "") => {
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

/**
 * The condition with an id.
 * @param {any[]} all
 * @param {string | undefined} id
 */
export const conditionWith = (all, id) => all.find(({ key }) => key === id);

/**
 * The conditions, each with its key and its rows, from the nearest on.
 * @param {Api.ComparisonDocument} comparison
 * @returns {Condition[]}
 */
export const conditions = (comparison) =>
  comparison.conditions.map((condition) => ({
    ...condition,
    key: condition.id,
    rows: underCondition(comparison.rows, condition.id),
  }));

/**
 * What tells a condition from the others.
 * @param {Api.ConditionDocument} condition
 */
export const conditionLabel = (condition) => condition.shortLabel;

/**
 * The row of a setup among rows.
 * @param {Api.RowDocument[]} rows
 * @param {string} setup
 */
export const rowOf = (rows, setup) => rows.find((row) => row.setup === setup);

/**
 * The setups of a comparison, in the order of the table.
 * @param {Api.ComparisonDocument} comparison
 */
export const setupsOf = (comparison) => [...new Set(comparison.rows.map((row) => row.setup))];

/**
 * A verdict as the page shows it: a row without a valid trial has none.
 * @param {Api.RowDocument} row
 */
export const verdictOf = (row) => (row.valid ? row.verdict : "INVALID");
/** @param {Api.RowDocument} row */
const reasonOf = (row) => (row.valid ? row.because : row.invalidBecause) ?? "";

/**
 * The figure that decided: the first of the reasons.
 * @param {Api.RowDocument} row
 */
export const decidingOf = (row) => reasonOf(row).split("; ")[0];

/**
 * The same where there is little room.
 * @param {Api.RowDocument} row
 */
export const decidingFigure = (row) => (row.valid ? row.decidingFigure : row.invalidBecause) ?? "";
