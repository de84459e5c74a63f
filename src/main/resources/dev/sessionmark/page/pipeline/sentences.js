// What the lanes show, in sentences.

import { rowOf, underCondition } from "../comparison/comparison.js";
import { verdictCell } from "../comparison/verdict.js";
import { h } from "../lib/dom.js";
import { percent, time } from "../lib/format.js";
import { href } from "../lib/state.js";
import { empty } from "../service/states.js";
import { phaseOf } from "../trace/phases.js";
import { KINDS } from "../trace/requests.js";
import { measureIt, untraced } from "../trace/trace.js";

// The figures are those of one trial, the verdict beside them is that of all: each says whose it is.
const spent = ({ setup, which, mean }, kind) =>
  `the ${KINDS[kind].says} of ${setup} in ${which} took ${time(mean.of)} on average, ${time(mean.ms)} of ` +
  `it ${phaseOf(mean.phase).says}`;

/** Where a measurement contradicts the usual advice, that is said. */
const against = ({ usualAdvice }, { key }) =>
  underCondition(usualAdvice?.outcomes ?? [], key).find(({ outcome }) => outcome === "CONTRADICTED")?.sentence;

/** The finding with its figure; the setup that is looked at closest comes first. */
export const finding = (comparison, blocks, first, kind, { condition, label }) => {
  const looked = blocks.find(({ setup }) => setup === first);
  const others = blocks.filter((one) => one !== looked);
  const row = rowOf(condition.rows, looked.setup);
  const trials = row?.trials.length === 1 ? "that trial as a whole" : `all ${row?.trials.length} trials together`;
  const contradicted = against(comparison, condition);
  return [
    h("p.finding", `With ${label}, ${spent(looked, kind)}.`),
    h(
      "p",
      h("span.figure", percent(looked.mean.share)),
      " ",
      h("span.soft", `of their time: the bottleneck of ${looked.setup} in ${looked.which}`),
    ),
    row && h("div.row", h("span", `Judged over ${trials}, ${looked.setup} is`), verdictCell(row)),
    others.map((one) => h("p", `Beside it ${spent(one, kind)}.`)),
    contradicted && h("p", contradicted),
    blocks
      .filter(({ window }) => window.invalidBecause)
      .map(({ setup, window }) =>
        h("p.state", `This window of ${setup} must not be judged: ${window.invalidBecause}.`),
      ),
  ];
};

/** Instead of lanes. */
export const nothing = () =>
  empty(
    untraced,
    h(
      "p",
      "It was measured before requests were followed, or none of its trials was completed. A new one has a trace.",
    ),
    h("p", measureIt(), " ", h("a.button", { href: href("experiments") }, "Choose another experiment")),
  );

export const trialSays = ({ setup, number, window: { stretchesLeftOut: left } }) =>
  `${setup} is trial ${number}${left > 0 ? `, ${left} shorter stretches not listed` : ""}`;
