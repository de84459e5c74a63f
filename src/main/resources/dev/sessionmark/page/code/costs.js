// What the lines of a setup cost: how long the phases of a line took in requests drawn at random, never in the slowest.

import { h } from "../lib/dom.js";
import { percent, time } from "../lib/format.js";
import { href } from "../lib/state.js";
import { list, many } from "../lib/words.js";
import { phaseOf } from "../trace/phases.js";
import { ranked } from "../trace/requests.js";
import { placesOf } from "../trace/source-places.js";
import { measureIt, tracedWindow, trialsOf, untraced } from "../trace/trace.js";

/** Most trials of a setup whose traces are asked for; each has up to 100 requests drawn. */
const MOST_TRIALS = 5;

/**
 * {setup, traced, requests}: those drawn, of the windows that may be judged; traced says whether any window was kept.
 */
export const drawnOf = async (comparison, setup, condition) => {
  const trials = Math.min(trialsOf(comparison, setup, condition).length, MOST_TRIALS);
  const all = await Promise.all(
    Array.from({ length: trials }, (_, i) => tracedWindow(comparison, setup, condition, i)),
  );
  const windows = all.filter(Boolean).map(({ window }) => window);
  return {
    setup,
    traced: windows.length > 0,
    requests: windows.filter((one) => !one.invalidBecause).flatMap((one) => ranked(one, "drawn")),
  };
};

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
};

/**
 * {ms, share} of some phases: they are added up within each request, which has them one after the other, and the
 * median is taken of that. Medians themselves do not add up.
 */
export const costOf = (requests, phases) => {
  const each = requests.map((one) => ({
    ms: phases.reduce((sum, phase) => sum + (one.phasesMs[phase] ?? 0), 0),
    of: one.responseTimeMs,
  }));
  return { ms: median(each.map(({ ms }) => ms)), share: median(each.map(({ ms, of }) => (of > 0 ? ms / of : 0))) };
};

const node = (requests, phases) => {
  const whole = costOf(requests, phases);
  const parts = phases
    .map((phase) => ({ ...costOf(requests, [phase]), says: phaseOf(phase).says }))
    .filter(({ ms }) => ms > 0);
  const rests = `${percent(whole.share)} of the response time: median of ${many(requests.length, "request")} drawn.`;
  return h(
    "div.cost",
    h("p", h("strong", time(whole.ms)), parts.length === 1 ? ` ${parts[0].says}, ` : ", ", rests),
    parts.length > 1 &&
      h(
        "ul",
        parts.map(({ ms, share, says }) => h("li", `${time(ms)} ${says}, ${percent(share)}`)),
      ),
  );
};

/** What each line costs, by its index; empty without requests. */
export const costsByLine = async (setup, kind, lines, requests) => {
  if (requests.length === 0) return new Map();
  const phases = new Map();
  for (const [phase, at] of Object.entries(await placesOf(setup, kind, lines)))
    phases.set(at, [...(phases.get(at) ?? []), phase]);
  return new Map([...phases].map(([at, some]) => [at, node(requests, some)]));
};

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
