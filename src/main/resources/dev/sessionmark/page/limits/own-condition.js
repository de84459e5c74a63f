// Which measured condition is the visitor's, in words, with the verdicts of that condition.

import { factor, saysAt, valuesOf } from "../comparison/factors.js";
import { match } from "../comparison/match.js";
import { p99Says } from "../comparison/row.js";
import { verdictCell } from "../comparison/verdict.js";
import { h } from "../lib/dom.js";
import { number } from "../lib/format.js";
import { swatch } from "../lib/setups.js";
import { bySetup, table } from "../lib/table.js";

const verdictsAt = (condition) =>
  table({
    label: "Verdicts at your condition",
    caption: `Measured at ${saysAt(condition)}.`,
    kind: "blocks",
    columns: [
      { name: "setup", cell: ({ setup }) => [swatch(setup), setup] },
      { name: "verdict", cell: ({ row }) => verdictCell(row) },
      { name: "p99", cell: ({ row }) => p99Says(row), number: true, says: "p99" },
    ],
    rows: condition.cells,
    line: bySetup,
  });

const yoursSays = ({ distance, rate, pool }) =>
  `${number(rate)}/s for each replica, ${number(distance)} ms, pool ${pool}`;

const noneSays = (missing, all, wanted) => {
  if (missing.length === 0) return "Each of your figures was measured, but never all of them together.";
  return missing
    .map((name) => {
      const values = valuesOf(all, name);
      if (values.length === 0) return "The experiment offered no fixed rate, so no rate can be compared.";
      const { harder, title, says } = factor(name);
      const hardest = harder > 0 ? values.at(-1) : values[0];
      return (
        `The ${harder > 0 ? "hardest" : "smallest"} ${title} measured is ${says(hardest)}; yours is ` +
        `${says(Number(number(wanted[name])))}.`
      );
    })
    .join(" ");
};

const requestSays = ({ workload }) =>
  workload === "select-only"
    ? "reads one row in one round trip; if yours makes more, multiply the distance"
    : `is pgbench's ${workload}, which makes several round trips`;

/** The answer for the visitor's figures among all conditions of what is shown, {comparison, example}. */
export const ownCondition = (all, own, { comparison, example }) => {
  const { condition, missing, wanted } = match(all, own);
  const caveat = h(
    "p.soft.small",
    "The nearest condition counts that is at least as hard in all three. A request here " +
      `${requestSays(comparison.parameters)}.${example ? " It was measured on another machine than yours." : ""}`,
  );
  if (!condition) {
    return [
      h("p.lead", h("strong", "No measured condition is yours. "), noneSays(missing, all, wanted)),
      h("p", `You: ${yoursSays(wanted)}. `, h("a", { href: "#sweep" }, "A sweep that goes that far"), " would tell."),
      caveat,
    ];
  }
  return [
    h(
      "p.lead",
      h("strong", "Yours is nearest to "),
      `${saysAt(condition)}.`,
      h("span.soft", ` You: ${yoursSays(wanted)}.`),
    ),
    verdictsAt(condition),
    caveat,
  ];
};
