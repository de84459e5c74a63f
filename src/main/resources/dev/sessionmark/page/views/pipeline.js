import { conditionOf, kindOf } from "../code/setups.js";
import { rowOf, verdictOf } from "../comparison/comparison.js";
import { by, put, speak } from "../lib/dom.js";
import { select } from "../lib/fields.js";
import { time } from "../lib/format.js";
import { followState, state } from "../lib/state.js";
import { afterPaint } from "../lib/time.js";
import { measuredWhere } from "../lib/words.js";
import { choices, chosenSetups, firstPicks } from "../pipeline/choices.js";
import { pipelinePlot } from "../pipeline/plot.js";
import { finding, nothing, trialSays } from "../pipeline/sentences.js";
import { behind, phasesTable } from "../pipeline/table.js";
import { walk } from "../pipeline/walk.js";
import { failed } from "../service/states.js";
import { followMeasured } from "../service/unmeasured.js";
import { bottleneck } from "../trace/phases.js";
import { KINDS, ranked } from "../trace/requests.js";
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
  const drawStanding = () => {
    const { all, picked } = standing();
    const listed = all.includes(picked) ? all : [picked, ...all];
    const setups = blocks.map(({ setup }) => [setup, setup]);
    const requests = listed.map((one) => [String(all.indexOf(one)), `${one.number}, ${time(one.responseTimeMs)}`]);
    put(
      by("standing"),
      select("walked", "Setup", setups, walked, (setup) => pick(setup, picks.get(setup))),
      select("which", "Request", requests, String(all.indexOf(picked)), (i) => pick(walked, all[Number(i)])),
    );
  };
  const pick = (setup, request) => {
    if (!request) return;
    const focused = document.activeElement?.id;
    picks = new Map(picks).set(setup, request);
    walked = setup;
    now = null;
    drawStanding();
    if (focused) by(focused)?.focus();
    plot.reset();
    steps.restart();
    speak(`Request ${request.number} of ${setup}, ${time(request.responseTimeMs)}.`);
  };
  drawStanding();
  steps.restart();
  put(by("finding"), finding(seen.comparison, blocks, first, chosen.kind, looked));
  put(by("plot"), plot.figure);
  put(by("walk"), steps.panel);
  put(by("phases"), phasesTable(blocks, KINDS[chosen.kind].says), behind(blocks));
  put(by("trials"), `${blocks.map(trialSays).join("; ")}.`);
  put(by("how"), measuredWhere(seen.comparison, seen.example));
};

const redraw = afterPaint(() => draw());

/** The windows of a condition that have requests of the chosen kind, as blocks. */
const blocksOf = (comparison, { condition }, found) =>
  found
    .filter(Boolean)
    .map((one) => ({ ...one, all: ranked(one.window, chosen.kind) }))
    .filter(({ all }) => all.length > 0)
    .map((one) => {
      const row = rowOf(condition.rows, one.setup);
      return {
        ...one,
        watchedMs: comparison.parameters.durationSeconds * 1000,
        mean: bottleneck(one.all),
        type: row?.connectionType,
        verdict: row && verdictOf(row),
      };
    });

const draw = async () => {
  if (!seen) return;
  const mine = ++turn;
  const { comparison } = seen;
  const looked = conditionOf(comparison, state().condition);
  try {
    const setups = chosenSetups(comparison);
    const trials = Math.max(...setups.map((setup) => trialsOf(comparison, setup, looked.condition).length));
    const [kind, ...found] = await Promise.all([
      kindOf(comparison),
      ...setups.map((setup) => tracedWindow(comparison, setup, looked.condition, chosen.trial)),
    ]);
    if (mine !== turn) return;
    const blocks = blocksOf(comparison, looked, found);
    /** @type {any} */ const active = document.activeElement;
    const focused = active?.id || active?.value;
    const form = choices(comparison, looked.condition, chosen, trials, (change) => {
      Object.assign(chosen, change);
      redraw();
    });
    put(by("choices"), form);
    put(by("untraced"), blocks.length === 0 && nothing());
    by("traced").hidden = blocks.length === 0;
    if (blocks.length > 0) build(blocks, looked, kind);
    // The form was drawn anew below the hand of whoever used it.
    /** @type {any[]} */ ([...form.elements])
      .find((one) => focused && (one.id === focused || one.value === focused))
      ?.focus();
  } catch (error) {
    if (mine !== turn) return;
    by("traced").hidden = true;
    put(by("untraced"), failed(error, draw));
  } finally {
    if (mine === turn) root.removeAttribute("aria-busy");
  }
};

followState(draw);
followMeasured(
  "the trace",
  root,
  (found) => {
    seen = found;
    root.setAttribute("aria-busy", "true");
    draw();
  },
  () => {
    seen = null;
    turn++;
  },
);
