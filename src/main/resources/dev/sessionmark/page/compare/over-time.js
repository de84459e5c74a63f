// What happened second by second: drawn when it is scrolled to, and only of what is chosen.

import { h, put } from "../lib/dom.js";
import { count, time } from "../lib/format.js";
import { memoize } from "../lib/memoize.js";
import { href } from "../lib/state.js";
import { experiments } from "../service/api.js";
import { empty, failed, loading } from "../service/states.js";
import { measureIt, trace, windowOf } from "../trace/trace.js";
import { behindRange } from "./behind-range.js";
import { choices, selection } from "./choices.js";
import { heat } from "./heat.js";
import { strips } from "./strips.js";
import { blockedShare, loopDelay, throughput, warmupPlots } from "./throughput.js";

// Of more trials the first are drawn.
const MOST_TRIALS = 12;

/** Of a trial. */
const course = memoize(experiments.course);

/** The course of a trial under a condition; null where none was kept. */
const courseOf = async (experiment, number, condition) => {
  const window = windowOf(await course(experiment, number), condition);
  return window?.seconds.length ? window : null;
};

const nothing = () =>
  empty(
    "Nothing was kept of the seconds of this window.",
    h("p", "None of its trials was completed, or its distributions are gone. A new measurement keeps them."),
    h("p", measureIt(), " ", h("a.button", { href: href("experiments") }, "Choose another experiment")),
  );

const heatMap = ({ setup, condition, label }, { seconds: columns, binEdgesMs }, window) => {
  const behind = h("div.stack", { id: "behind" });
  const choose = (range) =>
    put(
      behind,
      window
        ? behindRange({ window, columns, range, setup, condition })
        : h("p.state", "No requests of this window were kept in full."),
    );
  choose(null);
  const caption =
    "Each column is a second, each row a bin of response time, twenty to a power of ten. The colour " +
    "counts the right answers, on a log scale. Drag over seconds to see what blocked the event loops " +
    "then, and which requests were slow.";
  const title = `Response time over time: ${setup}, ${label}`;
  return [heat({ title, caption, columns, edges: binEdgesMs, choose }), behind];
};

const sentence = ({ setup, label }, { seconds, percentiles }) => {
  const worst = seconds.reduce((a, b) => (b.due - b.achieved > a.due - a.achieved ? b : a));
  const p99 = percentiles.find(({ percent }) => percent === 99)?.ms;
  const { startSeconds, achieved, due } = worst;
  const behind =
    due > achieved
      ? `It fell furthest behind in second ${startSeconds}: ${count(achieved)} answers for ${count(due)} due.`
      : "In no second it fell behind.";
  return `${setup} with ${label}${p99 === undefined ? "" : `: p99 ${time(p99)}`}. ${behind}`;
};

/** What was kept of one trial, the others beside it. */
const drawn = (comparison, now, course, trace, kept) => {
  const { setup, trials, trial } = now;
  const { seconds, invalidBecause } = course ?? {};
  const window = windowOf(trace, now.condition);
  return [
    course
      ? [
          h(
            "div.stack",
            h("p", h("strong", sentence(now, course))),
            invalidBecause && h("p.state", `This window must not be judged: ${invalidBecause}.`),
            heatMap(now, course, window),
          ),
          throughput(setup, seconds, comparison.thresholds),
          window && blockedShare(setup, seconds, window),
          loopDelay(setup, seconds, comparison.thresholds),
        ]
      : nothing(),
    h("div.stack", h("h3", "Before the window: the warm-up"), warmupPlots(setup, trial.number, trace.warmup)),
    kept.length > 0 && strips(setup, kept),
    trials.length > MOST_TRIALS && h("p.soft", `The first ${MOST_TRIALS} of ${trials.length} trials are drawn.`),
  ];
};

/** What the section has. */
export const overTime = (comparison) => {
  const { id } = comparison;
  const place = h("div.stack-wide", { id: "course" });
  let turn = 0;
  const draw = async () => {
    const mine = ++turn;
    const now = selection(comparison);
    const { condition, trials, trial } = now;
    if (!trial) {
      put(place, nothing());
      return;
    }
    if (!place.firstChild) put(place, loading("the seconds"));
    place.setAttribute("aria-busy", "true");
    try {
      const windowFor = async ({ number }) => ({ number, window: await courseOf(id, number, condition) });
      const [course, traced, ...all] = await Promise.all([
        courseOf(id, trial.number, condition),
        trace(id, trial.number),
        ...trials.slice(0, MOST_TRIALS).map(windowFor),
      ]);
      const kept = all.filter(({ window }) => window);
      if (mine === turn) put(place, drawn(comparison, now, course, traced, kept));
    } catch (error) {
      if (mine === turn) put(place, failed(error, draw));
    } finally {
      if (mine === turn) place.removeAttribute("aria-busy");
    }
  };
  const section = h("div.stack", choices(comparison, draw), place);
  const seen = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      draw();
    },
    { rootMargin: "400px" },
  );
  seen.observe(section);
  return section;
};
