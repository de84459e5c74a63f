import { conditionOf, kindOf } from "../code/setups.js";
import { rowOf, verdictOf } from "../comparison/comparison.js";
import { afterPaint } from "../lib/after-paint.js";
import { by, h, put, speak } from "../lib/dom.js";
import { time } from "../lib/format.js";
import { followState, state } from "../lib/state.js";
import { choices, chosenSetups, firstPicks } from "../pipeline/choices.js";
import { pipelinePlot } from "../pipeline/plot.js";
import { finding, method, nothing } from "../pipeline/sentences.js";
import { behind, phasesTable } from "../pipeline/table.js";
import { walk } from "../pipeline/walk.js";
import { current } from "../service/current.js";
import { failed, loading } from "../service/states.js";
import { unmeasured } from "../service/unmeasured.js";
import { bottleneck } from "../trace/phases.js";
import { KINDS, ranked } from "../trace/pick.js";
import { tracedWindow, trialsOf } from "../trace/trace.js";

const root = by("pipeline");
const chosen = { kind: "slow", trial: 0 };
/** @type {any} */ let seen = null;
let turn = 0;

/** Everything below the choices, for blocks of {setup, number, which, window, all, mean, type, verdict}. */
const build = (blocks, looked, kind) => {
  let picks = firstPicks(blocks, chosen.kind);
  // What was judged BAD has most to tell.
  const { setup: first } = blocks.find(({ verdict }) => verdict === "BAD") ?? blocks[0];
  let walked = first;
  /** @type {any} */ let now = null;
  const standing = () => {
    const block = blocks.find(({ setup }) => setup === walked);
    return { ...block, picked: picks.get(walked), kind };
  };
  const plot = pipelinePlot({
    blocks: () =>
      blocks.map((block) => ({ ...block, picked: picks.get(block.setup), now: block.setup === walked ? now : null })),
    pick: (setup, request) => pick(setup, request),
    other: (by) => {
      const { all, picked } = standing();
      pick(walked, all[Math.min(all.length - 1, Math.max(0, all.indexOf(picked) + by))]);
    },
  });
  const steps = walk({
    standing,
    moved: (segment) => {
      now = segment;
      if (!segment) plot.show();
      else plot.around({ begin: segment.begin - picks.get(walked).dueMs, end: segment.end - picks.get(walked).dueMs });
    },
  });
  const of = h(
    "select",
    { id: "walked", value: walked, onchange: (event) => pick(event.target.value, picks.get(event.target.value)) },
    blocks.map(({ setup }) => h("option", { value: setup }, setup)),
  );
  const which = h("select", {
    id: "which",
    onchange: (event) => pick(walked, standing().all[Number(event.target.value)]),
  });
  const drawWhich = () => {
    const { all, picked } = standing();
    const listed = all.includes(picked) ? all : [picked, ...all];
    put(
      which,
      listed.map((one) =>
        h("option", { value: String(all.indexOf(one)) }, `${one.number}, ${time(one.responseTimeMs)}`),
      ),
    );
    which.value = String(all.indexOf(picked));
    of.value = walked;
  };
  const pick = (setup, request) => {
    if (!request) return;
    picks = new Map(picks).set(setup, request);
    walked = setup;
    now = null;
    drawWhich();
    plot.reset();
    steps.restart();
    speak(`Request ${request.number} of ${setup}, ${time(request.responseTimeMs)}.`);
  };
  drawWhich();
  steps.restart();
  return [
    h(
      "section.stack",
      { "aria-label": "What was found" },
      finding(seen.comparison, blocks, first, chosen.kind, looked),
    ),
    h("section.stack", h("h2", "Requests beside their event loops"), plot.figure),
    h(
      "section.stack",
      h("h2", "One request, step by step"),
      h(
        "div.row",
        h("div.field", h("label", { for: "walked" }, "Setup"), of),
        h("div.field", h("label", { for: "which" }, "Request"), which),
      ),
      steps.panel,
    ),
    h("section.stack", h("h2", "Where the time went"), phasesTable(blocks, KINDS[chosen.kind].says), behind(blocks)),
    method(seen, blocks),
  ];
};

const redraw = afterPaint(() => draw());

const draw = async () => {
  if (!seen?.comparison) return;
  const mine = ++turn;
  const { comparison } = seen;
  const looked = conditionOf(comparison, state().condition);
  try {
    if (!looked) {
      put(root, nothing());
      return;
    }
    const setups = chosenSetups(comparison);
    const trials = Math.max(...setups.map((setup) => trialsOf(comparison, setup, looked.condition).length));
    const [kind, ...found] = await Promise.all([
      kindOf(comparison),
      ...setups.map((setup) => tracedWindow(comparison, setup, looked.condition, chosen.trial)),
    ]);
    if (mine !== turn) return;
    const blocks = found
      .filter(Boolean)
      .map((one) => ({ ...one, all: ranked(one.window, chosen.kind) }))
      .filter(({ all }) => all.length > 0)
      .map((one) => {
        const row = rowOf(looked.condition.rows, one.setup);
        return {
          ...one,
          watchedMs: comparison.parameters.durationSeconds * 1000,
          mean: bottleneck(one.all),
          type: row?.connectionType,
          verdict: row && verdictOf(row),
        };
      });
    /** @type {any} */ const active = document.activeElement;
    const focused = active?.id || active?.value;
    const form = choices(comparison, looked.condition, chosen, trials, (change) => {
      Object.assign(chosen, change);
      redraw();
    });
    put(root, form, blocks.length > 0 ? build(blocks, looked, kind) : nothing());
    // The form was drawn anew below the hand of whoever used it.
    /** @type {any[]} */ ([...form.elements])
      .find((one) => focused && (one.id === focused || one.value === focused))
      ?.focus();
  } catch (error) {
    if (mine === turn) put(root, failed(error, draw));
  } finally {
    if (mine === turn) root.removeAttribute("aria-busy");
  }
};

put(root, loading("the trace"));
followState(draw);
current.follow((found) => {
  seen = found;
  const nothing = unmeasured(found, () => current.refresh());
  if (nothing) {
    seen = null;
    turn++;
    put(root, nothing);
    root.removeAttribute("aria-busy");
  } else draw();
});
