// Which measured condition is the visitor's, in words, with the verdicts of that condition.

import { match, saysAt, valuesOf } from "../comparison/factors.js";
import { p99Says } from "../comparison/row.js";
import { verdictCell } from "../comparison/verdict.js";
import { h } from "../lib/dom.js";
import { perReplica } from "../lib/own-figures.js";
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

const noneSays = (missing, all, wanted) =>
  missing.length === 0
    ? "Each of your figures was measured, but never all of them together."
    : missing
        .map(({ name, harder, words, says }) => {
          const hardest = valuesOf(all, name).at(harder > 0 ? -1 : 0);
          return hardest === undefined
            ? `Not fixed in this experiment: ${words}.`
            : `The hardest that was measured is ${says(hardest)}; yours is ${says(wanted[name])}.`;
        })
        .join(" ");

const requestSays = ({ workload }) =>
  workload === "select-only"
    ? "reads one row in one round trip; if yours makes more, multiply the round trip"
    : `is that of ${workload ?? "the service that was measured"}, which may make several round trips`;

/** The answer for the visitor's figures among all conditions of what is shown, {comparison, example}. */
export const ownCondition = (all, own, { comparison, example }) => {
  const wanted = perReplica(own);
  const { condition, missing } = match(all, wanted);
  const yours = `You: ${saysAt(wanted)}, each replica.`;
  const caveat = h(
    "p.soft.small",
    "The nearest condition counts that is at least as hard in each of your figures. A request here " +
      `${requestSays(comparison.parameters)}.${example ? " It was measured on another machine than yours." : ""}`,
  );
  if (!condition) {
    return [
      h("p.lead", h("strong", "No measured condition is yours. "), noneSays(missing, all, wanted)),
      h("p", `${yours} `, h("a", { href: "#sweep" }, "A sweep that goes that far"), " would tell."),
      caveat,
    ];
  }
  return [
    h("p.lead", h("strong", "Yours is nearest to "), `${saysAt(condition)}.`, h("span.soft", ` ${yours}`)),
    verdictsAt(condition),
    caveat,
  ];
};
