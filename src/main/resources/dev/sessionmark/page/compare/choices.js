// Whose seconds are looked at: a setup, a condition, a trial.

import { conditionLabel, conditions, conditionWith, mainFinding, setupsOf } from "../comparison/comparison.js";
import { h, put } from "../lib/dom.js";
import { select } from "../lib/fields.js";
import { state } from "../lib/state.js";
import { trialsOf } from "../trace/trace.js";

let chosen = { experiment: null };

/**
 * {setup, condition, trials, trial}: what was chosen, else what the first finding is about. trial is one of trials,
 * or null.
 */
export const selection = (comparison) => {
  if (chosen.experiment !== comparison.id) chosen = { experiment: comparison.id };
  // Whoever changes the condition or the setups of the whole view means this part too.
  const whole = `${state().condition} ${state().setups}`;
  if (chosen.whole !== whole) chosen = { experiment: comparison.id, whole };
  const all = conditions(comparison);
  const found = mainFinding(comparison, state().condition);
  const shown = state().setups;
  const condition = conditionWith(all, chosen.condition ?? found.condition) ?? all[all.length - 1];
  const setups = setupsOf(comparison);
  const usual = !shown.length || (found.setup && shown.includes(found.setup)) ? found.setup : shown[0];
  const setup = setups.find((one) => one === (chosen.setup ?? usual)) ?? setups[0];
  const trials = trialsOf(comparison, setup, condition);
  return {
    setup,
    condition,
    label: conditionLabel(condition),
    trials,
    trial: trials.find(({ number }) => number === chosen.trial) ?? trials[0] ?? null,
  };
};

/** The form; change is called after a choice. */
export const choices = (comparison, change) => {
  const all = conditions(comparison);
  const first = selection(comparison);
  const choose = (what) => {
    chosen = { ...chosen, ...what };
    list();
    change();
  };
  const trial = select("course-trial", "Trial", [], "", (number) => choose({ trial: Number(number) }));
  const trials = trial.querySelector("select");
  const list = () => {
    const now = selection(comparison);
    const of = now.trials.length;
    put(
      trials,
      now.trials.map(({ number }, i) => h("option", { value: String(number) }, `${i + 1} of ${of}`)),
    );
    trials.disabled = of < 2;
    if (now.trial) trials.value = String(now.trial.number);
  };
  list();
  const setups = setupsOf(comparison).map((id) => [id, id]);
  const labels = all.map((one) => [one.key, conditionLabel(one)]);
  return h(
    "form.row",
    { "aria-label": "Whose seconds are shown", onsubmit: (event) => event.preventDefault() },
    select("course-setup", "Setup", setups, first.setup, (setup) => choose({ setup, trial: null })),
    select("course-condition", "Condition", labels, first.condition.key, (condition) =>
      choose({ condition, trial: null }),
    ),
    trial,
  );
};
