import { command } from "../lib/command.js";
import { copyable } from "../lib/copy.js";
import { by, h, put, speak } from "../lib/dom.js";
import { estimate } from "../lib/estimate.js";
import { duration, rate } from "../lib/format.js";
import { redraw } from "../lib/redraw.js";
import { state, update } from "../lib/state.js";
import { afterPaint } from "../lib/time.js";
import { measuredWhere } from "../lib/words.js";
import { betBoard } from "../minute/bet-board.js";
import {
  ADVICE,
  answer,
  bands,
  distances,
  MISTAKE,
  nearness,
  place,
  placed,
  quantileOf,
  reasons,
} from "../minute/bet.js";
import { livePoints } from "../minute/live-points.js";
import { figuresTable } from "../minute/table.js";
import { EXAMPLE, experiments } from "../service/api.js";
import { current } from "../service/current.js";
import { showMachine } from "../service/machine.js";
import { showRunning } from "../service/running.js";
import { failed } from "../service/states.js";
import { underWay } from "../service/under-way.js";

const PLAN = {
  setups: [ADVICE, MISTAKE],
  workload: "select-only",
  rate: "400",
  dbLatencyMs: [0, 1, 2, 5, 10, 20],
  trials: 2,
  warmupSeconds: 4,
  durationSeconds: 1.5,
  timeoutSeconds: 3,
};

const range = by("bet");
const none = by("none");
const board = betBoard(by("board"), range);
/** @type {any} */ let shown = null;

const hasBoth = ({ setups }) => [ADVICE, MISTAKE].every((setup) => setups?.includes(setup));
const lookAtMachine = showMachine(by("machine"), () => !by("start").disabled && !by("start").hidden);
const trouble = (error) => put(by("running"), failed(error));

// A bet can be moved until it is placed: before anything is measured, and before an answer is seen.
const written = (bet) => (bet === null ? "none" : bet === undefined ? "" : String(bet));
const movable = () => (none.checked ? null : Number(range.value));
const open = (yes) => {
  none.disabled = !yes;
  range.disabled = !yes || none.checked;
  by("start").disabled = !yes;
  by("example").disabled = !yes;
  by("start").hidden = false;
  by("again").hidden = true;
  lookAtMachine();
};
/** Shows a bet, of which nothing can be changed any more. */
const locked = (bet) => {
  open(false);
  none.checked = bet === null;
  if (typeof bet === "number") range.value = bet;
  range.classList.toggle("unplaced", bet === undefined);
  board.show({ bet });
};
const moved = () => {
  range.disabled = none.checked;
  range.setAttribute("aria-valuetext", `${range.value} milliseconds`);
  board.show({ bet: movable() });
};
range.addEventListener("input", moved);
none.addEventListener("change", moved);

/** The bet that comes with the address, from whoever copied it; undefined where there is none. */
const betAsked = () => {
  const asked = new URLSearchParams(location.search).get("bet");
  return asked === "none" ? null : asked && Number(asked) >= 0 ? Number(asked) : undefined;
};
/** The bet on an experiment as it stands: one that comes with the address counts where this browser has placed none. */
const betOn = (id) => {
  const bet = betAsked();
  return bet === undefined ? placed(id) : place(id, bet);
};

const showAnswer = () => {
  if (!shown) return;
  const { comparison, example, bet } = shown;
  const { parameters } = comparison;
  const measured = distances(comparison);
  const quantile = quantileOf(measured);
  locked(bet);
  by("start").hidden = true;
  by("again").hidden = false;
  lookAtMachine();
  put(by("legend"));
  board.show({ measured, bands: bands(comparison), quantile, conditions: [parameters.dbLatencyMs ?? []].flat() });
  put(
    by("answer"),
    h("p.answer", answer(bet, comparison)),
    h("p.lead", nearness(bet, comparison)),
    reasons(comparison).map((sentence) => h("p", sentence)),
    !comparison.complete && h("p", `It ended early: ${comparison.incompleteBecause}.`),
  );
  by("behind").hidden = false;
  put(
    by("behind"),
    cardOf(bet, comparison),
    h("h2", "The figures"),
    figuresTable(measured, { quantile, perSecond: comparison.ratePerSecond ?? Number(parameters.rate), final: true }),
    h("h2", "How it was measured"),
    h(
      "p",
      `${parameters.trials} trials of each setup, each in a process of its own, ` +
        `${parameters.rounds > 1 ? `all at once, in ${parameters.rounds} rounds` : "taken in turn"}, ` +
        `${parameters.durationSeconds} s at each distance. What it says of the advice was judged ` +
        "at each distance, by verdict and by the test for differences, not by the look of a line. " +
        `${measuredWhere(comparison, example)} A difference is called one only by: ${comparison.differenceTest}.`,
    ),
    copyable("command", command(parameters)),
  );
};
// The card is big; it comes when the answer is there.
/** @type {(bet: any, comparison: any) => any} */
let cardOf = () => null;
import("../minute/share.js").then(({ shareCard }) => {
  cardOf = shareCard;
  showAnswer();
});

/** Begins anew: nothing is measured, and a bet can be placed. */
const clear = () => {
  shown = null;
  ["answer", "legend", "running", "behind"].forEach((id) => put(by(id)));
  by("behind").hidden = true;
  board.forget();
};

const follow = (id, plan) => {
  clear();
  const bet = betOn(id);
  const conditions = [plan.dbLatencyMs].flat();
  locked(bet);
  update({ experiment: id, bet: written(bet) });
  current.refresh();
  const live = livePoints();
  let measured = [];
  let over = false;
  const draw = afterPaint(() => {
    if (over) return;
    const all = live.over(measured);
    const quantile = quantileOf(measured);
    board.show({ measured: all, bands: [], quantile, conditions });
    put(
      by("legend"),
      all.some((one) => one.live.advice || one.live.mistake) &&
        "So far. Filled: trials that have ended. Hollow: the answers of the last second, by the highest " +
          "quantile that so many carry; while a setup warms up under full load its median, which does not " +
          "count.",
    );
    by("behind").hidden = all.length === 0;
    const figures = () => figuresTable(all, { quantile, perSecond: Number(plan.rate), final: false });
    if (all.length) redraw(by("behind"), () => put(by("behind"), h("h2", "The figures so far"), figures()));
  });
  board.show({ measured, bands: [], quantile: null, conditions });
  showRunning(by("running"), id, {
    onLive: (figure) => {
      if (live.add(figure)) draw();
    },
    onRows: (comparison) => {
      measured = distances(comparison);
      draw();
      current.refresh();
    },
    onEnd: (status, comparison) => {
      over = true;
      clear();
      if (comparison?.rows?.length) {
        shown = { comparison, example: false, bet };
        showAnswer();
        current.refresh();
        return;
      }
      anew();
      trouble(new Error(`The experiment ended before anything could be said: ${status.toLowerCase()}.`));
    },
  });
};

/** A bet that can be moved, and nothing else. */
const anew = () => {
  clear();
  open(true);
  range.classList.remove("unplaced");
  board.show({ measured: [], bands: [], quantile: null, conditions: PLAN.dbLatencyMs });
  moved();
};
by("again").addEventListener("click", () => {
  update({ experiment: "", condition: "", bet: "" });
  anew();
  (range.disabled ? none : range).focus();
});

by("start").addEventListener("click", async () => {
  open(false);
  const bet = movable();
  try {
    const { id, plan } = await experiments.start(PLAN);
    place(id, bet);
    update({ condition: "" });
    follow(id, plan);
  } catch (error) {
    open(true);
    trouble(error);
  }
});

const showExample = async (bet) => {
  try {
    const comparison = await experiments.comparison(EXAMPLE);
    clear();
    shown = { comparison, example: true, bet };
    update({ experiment: EXAMPLE, bet: written(bet) });
    current.refresh();
    showAnswer();
    speak(by("answer").textContent);
  } catch (error) {
    trouble(error);
  }
};
by("example").addEventListener("click", () => showExample(place(EXAMPLE, movable())));

put(
  by("cost"),
  `Takes about ${duration(estimate(PLAN))}. It measures both sessions on this machine at ` +
    `${PLAN.dbLatencyMs.join(", ")} ms and ${rate(Number(PLAN.rate))}.`,
);
const asked = state().experiment;
range.value = betAsked() ?? range.value;
none.checked = betAsked() === null;
anew();

/** What the address names, or what is being measured just now, for whoever opens another tab. */
const begin = async () => {
  if (asked === EXAMPLE) return showExample(betOn(EXAMPLE));
  const one = asked ? await experiments.one(asked) : await underWay();
  if (!one || !hasBoth(one.plan)) return null;
  if (!one.endedAt) return follow(one.id, one.plan);
  shown = { comparison: await experiments.comparison(one.id), example: false, bet: betOn(one.id) };
  return showAnswer();
};
await begin().catch(trouble);
by("minute").removeAttribute("aria-busy");
