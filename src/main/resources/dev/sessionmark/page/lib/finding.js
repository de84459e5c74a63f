// What a comparison found, as the service itself says it, and the row that weighs most.

import { conditionLabel, conditions, verdictOf } from "./comparison.js";

const GRAVITY = { BAD: 3, CAUTION: 2, INCONCLUSIVE: 1, OK: 0, INVALID: -1 };

/** The sentences of the service, of one condition or of all; the first says most. */
export const findings = (comparison, only = "") =>
  comparison.findings.filter(({ conditions }) => !only || !conditions?.length || conditions.includes(only)).map((one) => one.sentence ?? one);

/** {row, condition, label}: the gravest verdict at the nearest distance, for it decides first. */
export const gravest = (comparison, only = "") => {
  const all = conditions(comparison);
  let found = null;
  for (const condition of all) {
    if (only && condition.key !== only) continue;
    for (const row of condition.rows) {
      if (!found || GRAVITY[verdictOf(row)] > GRAVITY[verdictOf(found.row)]) found = { row, condition, label: conditionLabel(condition, all) };
    }
  }
  return found;
};
