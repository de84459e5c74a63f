// What the costs of all lines shown rest on, said once, or why there are none.

import { h } from "../lib/dom.js";
import { href } from "../lib/state.js";
import { list } from "../lib/words.js";
import { measureIt, untraced } from "../trace/trace.js";
import { MOST_TRIALS } from "./costs.js";

const without = (...why) => h("p.state", "The lines have no cost. ", ...why);

const missing = (some, label) => {
  const setups = list(some.map(({ setup }) => setup));
  return h(
    "p.state",
    `The lines of ${setups} have no cost: with ${label} no request of ${some.length === 1 ? "it" : "them"} ` +
      "was kept in a trial that may be judged. ",
    measureIt(),
  );
};

/** Of the setups that were measured, each {setup, traced, requests}. */
export const costBasis = (drawn, { label }) => {
  if (drawn.length > 0 && drawn.every(({ traced }) => !traced)) return without(untraced, " ", measureIt());
  const some = drawn.filter(({ requests }) => requests.length > 0);
  const none = drawn.filter(({ requests }) => requests.length === 0);
  return [
    none.length > 0 && missing(none, label),
    some.length > 0 &&
      h(
        "p.soft.small",
        `What a line costs, with ${label}: the time of its phases in each request drawn at random, ` +
          `together, and the median of that, from the trace of up to ${MOST_TRIALS} trials. Medians do not ` +
          "add up, neither those of phases nor those of lines. Waiting to be sent, waiting to be read and " +
          "the way back belong to no line. ",
        h("a", { href: href("pipeline") }, "Pipeline"),
        " shows single requests.",
      ),
  ];
};
