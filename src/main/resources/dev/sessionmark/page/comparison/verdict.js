import { h, s } from "../lib/dom.js";
import { decidingOf, verdictOf } from "./comparison.js";

// Each by a shape, a word and a colour, so that none of the three has to do alone.
const GLYPHS = {
  OK: () => [
    s("circle", { cx: 7, cy: 7, r: 7, fill: "currentColor" }),
    s("path", { d: "M3.5 7.2 6 9.7 10.6 4.6", fill: "none", stroke: "var(--paper)", "stroke-width": 1.8 }),
  ],
  CAUTION: () => [
    s("path", {
      d: "M7 1.2 13.2 12.6 H0.8 Z",
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 1.5,
      "stroke-linejoin": "round",
    }),
    s("path", { d: "M7 5 V8.6 M7 10 V11.4", stroke: "currentColor", "stroke-width": 1.4 }),
  ],
  BAD: () => [
    s("rect", { width: 14, height: 14, rx: 2, fill: "currentColor" }),
    s("path", { d: "M4 4 10 10 M10 4 4 10", stroke: "var(--paper)", "stroke-width": 1.8 }),
  ],
  INCONCLUSIVE: () => [
    s("circle", {
      cx: 7,
      cy: 7,
      r: 6,
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 1.3,
      "stroke-dasharray": "2.4 1.6",
    }),
    s("path", {
      d: "M5 5.6 A2 2 0 1 1 7 7.6 V8.6 M7 9.8 V11",
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 1.3,
    }),
  ],
};
GLYPHS.INVALID = GLYPHS.INCONCLUSIVE;

/** The chip of a verdict. */
export const chip = (verdict) =>
  h(
    "span",
    { class: `chip ${verdict}` },
    s("svg", { viewBox: "0 0 14 14", "aria-hidden": "true" }, GLYPHS[verdict]?.() ?? []),
    verdict,
  );

/**
 * The chip of a row with the figure that decided it.
 * @param {Api.RowDocument} row
 */
export const verdictCell = (row) => [chip(verdictOf(row)), h("span.deciding", decidingOf(row))];
