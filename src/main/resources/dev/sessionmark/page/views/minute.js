import { EXAMPLE, experiments } from "../lib/api.js";
import { ADVICE, MISTAKE, answer, crossover, distances, nearness, reasons } from "../lib/bet.js";
import { betBoard } from "../lib/bet-board.js";
import { copyable } from "../lib/copy.js";
import { command, planOf } from "../lib/command.js";
import { current } from "../lib/current.js";
import { h, put, speak } from "../lib/dom.js";
import { estimate } from "../lib/estimate.js";
import { duration, number, rate } from "../lib/format.js";
import { p99Says } from "../lib/row.js";
import { showRunning } from "../lib/running.js";
import { swatch } from "../lib/setups.js";
import { state, update } from "../lib/state.js";
import { failed } from "../lib/states.js";
import { judged } from "../lib/verdict.js";
import { measuredWhere } from "../lib/words.js";

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

const by = (id) => document.getElementById(id);
const range = by("bet");
const none = by("none");
const board = betBoard(by("board"), range);
let shown = null;

const bet = () => (none.checked ? null : Number(range.value));
const hasBoth = (comparison) => [ADVICE, MISTAKE].every((setup) => comparison.parameters.setups.includes(setup));

const table = (measured, perSecond) =>
  h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": "The figures behind the lines" },
    h(
      "table",
      { class: "figures" },
      h("caption", {}, `Response time p99 and verdict at ${rate(perSecond)}.`),
      h("thead", {}, h("tr", {}, h("th", { scope: "col", class: "number" }, "distance"), [ADVICE, MISTAKE].flatMap((setup) => [h("th", { scope: "col", class: "number" }, swatch(setup), `${setup} p99`), h("th", { scope: "col" }, "verdict")]))),
      h(
        "tbody",
        {},
        measured.map((one) =>
          h("tr", {}, h("th", { scope: "row", class: "number" }, `${number(one.ms)} ms`), [one.advice, one.mistake].flatMap((row) => (row ? [h("td", { class: "number" }, p99Says(row)), h("td", {}, judged(row))] : [h("td"), h("td")]))),
        ),
      ),
    ),
  );

const showAnswer = () => {
  if (!shown) return;
  const { comparison, example } = shown;
  const measured = distances(comparison);
  const crossing = crossover(measured);
  const where = example ? "On another machine" : "On this machine";
  board.show({ measured, crossing });
  put(
    by("answer"),
    h("p", { class: "answer" }, answer(bet(), crossing, where)),
    h("p", { class: "lead" }, nearness(bet(), crossing)),
    reasons(measured, crossing).map((sentence) => h("p", {}, sentence)),
    !comparison.complete && h("p", {}, `It ended early: ${comparison.incompleteBecause}.`),
  );
  by("behind").hidden = false;
  put(
    by("behind"),
    shareCard2(crossing, comparison, where),
    h("h2", {}, "The figures"),
    table(measured, comparison.ratePerSecond ?? Number(comparison.parameters.rate)),
    h("h2", {}, "How it was measured"),
    h("p", {}, `${comparison.parameters.trials} trials of each setup, each in a process of its own, taken in turn, ${comparison.parameters.durationSeconds} s at each distance. The interval lies between two measured distances: the service's test for differences decides on each, not the look of a line. ${measuredWhere(comparison, example)} A difference is called one only by: ${comparison.differenceTest}.`),
    copyable("command", command(planOf(comparison))),
  );
};
// The card is big; it comes when the answer is there.
let shareCard2 = () => null;
import("../lib/share.js").then(({ shareCard }) => {
  shareCard2 = (crossing, comparison, where) => shareCard(bet(), crossing, comparison, where);
  showAnswer();
});

const moved = () => {
  range.disabled = none.checked;
  range.setAttribute("aria-valuetext", `${range.value} milliseconds`);
  board.show({ bet: bet() });
  showAnswer();
};
range.addEventListener("input", moved);
range.addEventListener("change", () => update({ bet: range.value }));
none.addEventListener("change", () => { update({ bet: none.checked ? "none" : range.value }); moved(); });

const idle = (yes) => {
  by("start").disabled = !yes;
  by("example").disabled = !yes;
};

const follow = (id) => {
  idle(false);
  put(by("answer"));
  by("behind").hidden = true;
  shown = null;
  board.forget();
  board.show({ measured: [], crossing: null, conditions: PLAN.dbLatencyMs });
  showRunning(by("running"), id, {
    onRows: (comparison) => board.show({ measured: distances(comparison), conditions: comparison.parameters.dbLatencyMs }),
    onEnd: (status, comparison) => {
      idle(true);
      put(by("start"), "Measure it again");
      put(by("running"));
      if (comparison?.rows?.length) {
        shown = { comparison, example: false };
        showAnswer();
        current.refresh();
      } else {
        put(by("running"), failed(new Error(`The experiment ended before anything could be said: ${status.toLowerCase()}.`)));
      }
    },
  });
};

by("start").addEventListener("click", async () => {
  idle(false);
  try {
    const { id } = await experiments.start(PLAN);
    update({ experiment: id, condition: "", bet: none.checked ? "none" : range.value });
    follow(id);
  } catch (error) {
    idle(true);
    put(by("running"), failed(error));
  }
});

const showExample = async () => {
  try {
    const comparison = await experiments.comparison(EXAMPLE);
    board.forget();
    board.show({ conditions: comparison.parameters.dbLatencyMs });
    shown = { comparison, example: true };
    update({ experiment: EXAMPLE });
    showAnswer();
    speak(by("answer").textContent);
  } catch (error) {
    put(by("running"), failed(error));
  }
};
by("example").addEventListener("click", showExample);

// An address that somebody copied shows what they saw.
const remembered = new URLSearchParams(location.search).get("bet");
if (remembered === "none") none.checked = true;
else if (remembered !== null && remembered !== "") range.value = remembered;
put(by("cost"), `Takes about ${duration(estimate(PLAN))}. It measures both sessions on this machine at ${PLAN.dbLatencyMs.join(", ")} ms and ${rate(Number(PLAN.rate))}.`);
board.show({ bet: bet(), conditions: PLAN.dbLatencyMs });
moved();

const { experiment } = state();
if (experiment === EXAMPLE) {
  await showExample();
} else if (experiment) {
  try {
    const one = await experiments.one(experiment);
    if (hasBoth({ parameters: one.plan })) {
      if (one.endedAt) {
        shown = { comparison: await experiments.comparison(experiment), example: false };
        board.show({ conditions: one.plan.dbLatencyMs });
        showAnswer();
      } else follow(experiment);
    }
  } catch (error) {
    put(by("running"), failed(error));
  }
}
by("minute").removeAttribute("aria-busy");
