// Each verdict by a shape, a word and a colour, so that none of the three has to do alone. The shapes are symbols of
// the template.

import { h, s } from "../lib/dom.js";
import { decidingOf, verdictOf } from "./comparison.js";

/** The chip of a verdict. */
export const chip = (verdict) =>
  h(
    "span",
    { class: `chip ${verdict}` },
    s("svg", { viewBox: "0 0 14 14", "aria-hidden": "true" }, s("use", { href: `#verdict-${verdict}` })),
    verdict,
  );

/**
 * The chip of a row with the figure that decided it.
 * @param {Api.RowDocument} row
 */
export const verdictCell = (row) => [chip(verdictOf(row)), h("span.deciding", decidingOf(row))];
