// What the lanes show, in sentences.

import { rowOf, underCondition } from "../comparison/comparison.js";
import { verdictCell } from "../comparison/verdict.js";
import { h } from "../lib/dom.js";
import { percent, time } from "../lib/format.js";
import { href } from "../lib/state.js";
import { measuredWhere } from "../lib/words.js";
import { empty } from "../service/states.js";
import { phaseOf } from "../trace/phases.js";
import { KINDS } from "../trace/pick.js";
import { measureIt, untraced } from "../trace/trace.js";

// The figures are those of one trial, the verdict beside them is that of all: each says whose it is.
const spent = ({ setup, which, mean }, kind) =>
  `the ${KINDS[kind].says} of ${setup} in ${which} took ${time(mean.of)} on average, ${time(mean.ms)} of ` +
  `it ${phaseOf(mean.phase).says}`;

/** Where a measurement contradicts the usual advice, that is said. */
const against = ({ usualAdvice }, { key }) =>
  underCondition(usualAdvice?.outcomes ?? [], key).find(({ outcome }) => outcome === "CONTRADICTED")?.sentence ?? null;

/** The finding with its figure; the setup that is looked at closest comes first. */
export const finding = (comparison, blocks, first, kind, { condition, label }) => {
  const looked = blocks.find(({ setup }) => setup === first);
  const others = blocks.filter((one) => one !== looked);
  const row = rowOf(condition.rows, looked.setup);
  return [
    h("p.finding", `With ${label}, ${spent(looked, kind)}.`),
    h(
      "p",
      h("span.figure", percent(looked.mean.share)),
      " ",
      h("span.soft", `of their time: the bottleneck of ${looked.setup} in ${looked.which}`),
    ),
    row &&
      h(
        "div.row",
        h(
          "span",
          row.trials.length === 1
            ? `Judged over that trial as a whole, ${looked.setup} is`
            : `Judged over all ${row.trials.length} trials together, ${looked.setup} is`,
        ),
        verdictCell(row),
      ),
    others.map((one) => h("p", `Beside it ${spent(one, kind)}.`)),
    against(comparison, condition) && h("p", against(comparison, condition)),
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

const trialSays = ({ setup, number, window: { stretchesLeftOut: left } }) =>
  `${setup} is trial ${number}${left > 0 ? `, ${left} shorter stretches not listed` : ""}`;

/** How it was measured. */
export const method = ({ comparison, example }, blocks) =>
  h(
    "section.stack",
    h("h2", "How it was measured"),
    h(
      "p",
      "Of each window the 100 slowest requests and 100 drawn at random are kept; above 2,000 requests a " +
        "second the slowest of 2,000 in each. Load generator and service stamp them on the same monotonic " +
        "clock, joined by a number that travels in a header. A request begins when it was due, not when it " +
        "could be sent.",
    ),
    h(
      "p",
      "An event loop counts as blocked when a task that is due every few milliseconds comes late; the " +
        "stretch may have begun one period earlier. The frame is where samples saw the thread wait. The " +
        "added round trip is what the proxy was set to add.",
    ),
    h(
      "p",
      "The setups were measured one after the other, so the axis counts from the moment each request was " +
        `due. ${blocks.map(trialSays).join("; ")}.`,
    ),
    h("p", measuredWhere(comparison, example)),
  );
