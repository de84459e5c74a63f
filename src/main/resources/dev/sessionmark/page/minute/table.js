// The figures behind the lines of the bet, final or so far.

import { ADVICE, MISTAKE, outcomeSays } from "../lib/bet.js";
import { h } from "../lib/dom.js";
import { number, rate } from "../lib/format.js";
import { highestOf, quantileSays } from "../lib/quantile.js";
import { swatch } from "../lib/setups.js";
import { judged } from "../lib/verdict.js";
import { phase } from "../measure/live-words.js";

const SIDES = [
  ["advice", ADVICE],
  ["mistake", MISTAKE],
];

const live = (figure) => {
  const name = highestOf([figure]);
  return [
    h("td", { class: "number" }, name ? `${name} ${quantileSays(figure, name)}` : "-"),
    h("td", { class: "soft" }, `${phase(figure)}, not final`),
  ];
};

const row = (measured, quantile, final) => [
  h("td", { class: "number" }, quantileSays(measured.responseTime, quantile)),
  h(
    "td",
    {},
    judged(measured),
    !final && h("span", { class: "not-final" }, `trial ${measured.trials.length}, not final`),
  ),
];

/** The table of measured distances; quantile is the one that all rows carry, or null while there are none. */
export const figuresTable = (measured, { quantile, perSecond, final }) =>
  h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": "The figures behind the lines" },
    h(
      "table",
      { class: "figures" },
      h(
        "caption",
        {},
        `Response time ${quantile ?? ""} ${final ? "and verdict" : "so far"}${perSecond ? ` at ${rate(perSecond)}` : ""}.`.replace(
          "  ",
          " ",
        ),
      ),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col", class: "number" }, "distance"),
          final && h("th", { scope: "col" }, "the advice"),
          SIDES.flatMap(([, setup]) => [
            h("th", { scope: "col", class: "number" }, swatch(setup), `${setup}${quantile ? ` ${quantile}` : ""}`),
            h("th", { scope: "col" }, "verdict"),
          ]),
        ),
      ),
      h(
        "tbody",
        {},
        measured.map((one) =>
          h(
            "tr",
            {},
            h("th", { scope: "row", class: "number" }, `${number(one.ms)} ms`),
            final &&
              h("td", {}, outcomeSays(one), one.outcome && h("span", { class: "deciding" }, one.outcome.because)),
            SIDES.flatMap(([side]) =>
              one[side]
                ? row(one[side], quantile, final)
                : one.live?.[side]
                  ? live(one.live[side])
                  : [h("td"), h("td")],
            ),
          ),
        ),
      ),
    ),
  );
