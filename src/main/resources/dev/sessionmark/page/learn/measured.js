// What of an experiment a claim is put to.

import { conditions, rowOf } from "../comparison/comparison.js";
import { notServed, p99 } from "../comparison/row.js";

// A p99 among requests that were never answered is as telling as one can be.
const known = (row) => row?.valid && (p99(row) !== null || notServed(row));

/**
 * The conditions in which setups were measured, the nearest first, with the rows in the order of the setups.
 * @returns {Array<{key: string, label: string, rows: Api.RowDocument[]}>}
 */
export const measured = (comparison, ...setups) =>
  conditions(comparison)
    .map(({ key, shortLabel, rows }) => ({
      key,
      label: shortLabel,
      rows: setups.map((setup) => /** @type {any} */ (rowOf(rows, setup))),
    }))
    .filter(({ rows }) => rows.every(known));

/** A claim that these setups would have to be measured for. */
export const missing = (claim, setups) => ({ ...claim, missing: setups, rows: [] });
