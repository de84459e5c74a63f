// What happened second by second: drawn when it is scrolled to, and only of what is chosen.

import { h, put } from "../lib/dom.js";
import { count, time } from "../lib/format.js";
import { memoize } from "../lib/memoize.js";
import { href } from "../lib/state.js";
import { experiments } from "../service/api.js";
import { empty, failed, loading } from "../service/states.js";
import { trace, windowOf } from "../trace/trace.js";
import { behindRange } from "./behind-range.js";
import { choices, selection } from "./choices.js";
import { heat } from "./heat.js";
import { strips } from "./strips.js";
import { blockedShare, loopDelay, throughput } from "./throughput.js";
import { warmupPlots } from "./warmup.js";

/** Of a trial. */
const course = memoize(experiments.course);

/** The course of a trial under a condition; null where none was kept. */
const courseOf = async (experiment, number, condition) => {
  const window = windowOf(await course(experiment, number), condition);
  return window?.seconds.length ? window : null;
};

/** {window, warmup} of the trace of a trial; window is null where none was kept. */
const traceOf = async (experiment, number, condition) => {
  const all = await trace(experiment, number);
  return { window: windowOf(all, condition), warmup: all.warmup ?? null };
};

// Of more trials the first are drawn.
const MOST_TRIALS = 12;

const nothing = () =>
  empty(
    "Nothing was kept of the seconds of this window.",
    h("p", "None of its trials was completed, or its distributions are gone. A new measurement keeps them."),
    h(
      "p",
      h("a.button", { href: href("measure", { experiment: "", condition: "" }) }, "Measure"),
      " ",
      h("a.button", { href: href("experiments") }, "Choose another experiment"),
    ),
  );

const heatMap = ({ setup, condition, label, course, window }) => {
  const columns = course.seconds;
  const behind = h("div.stack", { id: "behind" });
  const show = (range) =>
    put(
      behind,
      window
        ? behindRange({ window, columns, range, setup, condition })
        : h("p.state", "No requests of this window were kept in full."),
    );
  show(null);
  const map = heat({
    title: `Response time over time: ${setup}, ${label}`,
    caption:
      "Each column is a second, each row a bin of response time, twenty to a power of ten. The colour " +
      "counts the right answers, on a log scale. Drag over seconds to see what blocked the event loops " +
      "then, and which requests were slow.",
    columns,
    edges: course.binEdgesMs,
    choose: show,
  });
  return [map, behind];
};

const sentence = ({ setup, label, course }) => {
  const worst = course.seconds.reduce((a, b) => (b.due - b.achieved > a.due - a.achieved ? b : a));
  const p99 = course.percentiles.find(({ percent }) => percent === 99)?.ms;
  const behind =
    worst.due > worst.achieved
      ? ` It fell furthest behind in second ${worst.startSeconds}: ${count(worst.achieved)} answers for ` +
        `${count(worst.due)} due.`
      : " In no second it fell behind.";
  return `${setup} with ${label}${p99 === undefined ? "" : `: p99 ${time(p99)}`}.${behind}`;
};

/** What the section has. */
export const overTime = (comparison) => {
  const place = h("div.stack-wide", { id: "course" });
  let turn = 0;
  const draw = async () => {
    const mine = ++turn;
    const now = selection(comparison);
    const { setup, condition, trials, trial } = now;
    if (!trial) {
      put(place, nothing());
      return;
    }
    if (!place.firstChild) put(place, loading("the seconds"));
    place.setAttribute("aria-busy", "true");
    try {
      const [course, { window, warmup }] = await Promise.all([
        courseOf(comparison.id, trial.number, condition),
        traceOf(comparison.id, trial.number, condition),
      ]);
      const all = await Promise.all(
        trials
          .slice(0, MOST_TRIALS)
          .map(async ({ number }) => ({ number, window: await courseOf(comparison.id, number, condition) })),
      );
      if (mine !== turn) return;
      const kept = all.filter((one) => one.window);
      put(
        place,
        course
          ? [
              h(
                "div.stack",
                h("p", h("strong", sentence({ ...now, course }))),
                course.invalidBecause && h("p.state", `This window must not be judged: ${course.invalidBecause}.`),
                heatMap({ ...now, course, window }),
              ),
              throughput(setup, course.seconds, comparison.thresholds),
              window && blockedShare(setup, course.seconds, window),
              loopDelay(setup, course.seconds, comparison.thresholds),
            ]
          : nothing(),
        h("div.stack", h("h3", "Before the window: the warm-up"), warmupPlots(setup, trial.number, warmup)),
        kept.length > 0 && strips(setup, kept),
        trials.length > MOST_TRIALS && h("p.soft", `The first ${MOST_TRIALS} of ${trials.length} trials are drawn.`),
      );
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
