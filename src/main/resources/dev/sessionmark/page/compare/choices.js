// Whose seconds are looked at: a setup, a condition, a trial.

import {
  conditionChoices,
  conditionLabel,
  conditions,
  conditionWith,
  mainFinding,
  setupsOf,
} from "../comparison/comparison.js";
import { by, h, put } from "../lib/dom.js";
import { select } from "../lib/fields.js";
import { state } from "../lib/state.js";
import { trialsOf } from "../trace/trace.js";

let chosen = {};

/**
 * {setup, condition, trials, trial}: what was chosen, else what the first finding is about. trial is one of trials,
 * or null.
 */
export const selection = (comparison) => {
  // Whoever changes the condition or the setups of the whole view means this part too.
  const whole = [comparison.id, state().condition, ...state().setups].join(" ");
  if (chosen.whole !== whole) chosen = { whole };
  const all = conditions(comparison);
  const setups = setupsOf(comparison);
  const shown = state().setups;
  const found = mainFinding(comparison, state().condition);
  const condition = conditionWith(all, chosen.condition ?? found.condition) ?? all[all.length - 1];
  const usual = !shown.length || (found.setup && shown.includes(found.setup)) ? found.setup : shown[0];
  const setup = setups.find((one) => one === (chosen.setup ?? usual)) ?? setups[0];
  const trials = trialsOf(comparison, setup, condition);
  const trial = trials.find(({ number }) => number === chosen.trial) ?? trials[0] ?? null;
  return { setup, condition, label: conditionLabel(condition), trials, trial };
};

/** The form; change is called after a choice. */
export const choices = (comparison, change) => {
  const form = h("form.row", { "aria-label": "Whose seconds are shown", onsubmit: (event) => event.preventDefault() });
  const choose = (what) => {
    chosen = { ...chosen, ...what };
    const focused = document.activeElement?.id;
    draw();
    if (focused) by(focused)?.focus();
    change();
  };
  const draw = () => {
    const { setup, condition, trials, trial } = selection(comparison);
    const setups = setupsOf(comparison).map((id) => [id, id]);
    const labels = conditionChoices(comparison);
    const numbers = trials.map(({ number }, i) => [String(number), `${i + 1} of ${trials.length}`]);
    const number = select("course-trial", "Trial", numbers, String(trial?.number ?? ""), (v) =>
      choose({ trial: Number(v) }),
    );
    number.querySelector("select").disabled = trials.length < 2;
    put(
      form,
      select("course-setup", "Setup", setups, setup, (v) => choose({ setup: v, trial: null })),
      select("course-condition", "Condition", labels, condition.key, (v) => choose({ condition: v, trial: null })),
      number,
    );
  };
  draw();
  return form;
};
