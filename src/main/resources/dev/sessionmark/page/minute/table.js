// The figures behind the lines of the bet, final or so far.

import { highestOf, quantileSays } from "../comparison/quantile.js";
import { verdictCell } from "../comparison/verdict.js";
import { h } from "../lib/dom.js";
import { number, rate } from "../lib/format.js";
import { swatch } from "../lib/setups.js";
import { table } from "../lib/table.js";
import { phase } from "../measure/live-words.js";
import { ADVICE, MISTAKE, outcomeSays } from "./bet.js";

const liveQuantile = (figure) => {
  const name = highestOf([figure]);
  return name ? `${name} ${quantileSays(figure, name)}` : "-";
};

/** The two columns of a setup: what was measured, else what its load shows just now. */
const columnsOf = (side, setup, quantile, final) => [
  {
    name: [swatch(setup), `${setup}${quantile ? ` ${quantile}` : ""}`],
    cell: (one) => {
      if (one[side]) return quantileSays(one[side].responseTime, quantile);
      return one.live?.[side] && liveQuantile(one.live[side]);
    },
    number: true,
  },
  {
    name: "verdict",
    cell: (one) => {
      const row = one[side];
      if (!row) return one.live?.[side] && h("span.soft", `${phase(one.live[side])}, not final`);
      return [verdictCell(row), !final && h("span.not-final", `trial ${row.trials.length}, not final`)];
    },
  },
];

/** The table of measured distances; quantile is the one that all rows carry, or null while there are none. */
export const figuresTable = (measured, { quantile, perSecond, final }) =>
  table({
    label: "The figures behind the lines",
    caption: `${["Response time", quantile, final ? "and verdict" : "so far", perSecond && `at ${rate(perSecond)}`]
      .filter(Boolean)
      .join(" ")}.`,
    columns: [
      { name: "distance", cell: ({ ms }) => `${number(ms)} ms`, number: true },
      final && {
        name: "the advice",
        cell: (one) => [outcomeSays(one), one.outcome && h("span.deciding", one.outcome.because)],
      },
      ...columnsOf("advice", ADVICE, quantile, final),
      ...columnsOf("mistake", MISTAKE, quantile, final),
    ],
    rows: measured,
  });
