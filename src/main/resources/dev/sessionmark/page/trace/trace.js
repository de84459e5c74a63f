// The trace of one window of each setup.

import { underCondition } from "../comparison/comparison.js";
import { h } from "../lib/dom.js";
import { FACTORS } from "../lib/factor-register.js";
import { memoize } from "../lib/memoize.js";
import { href } from "../lib/state.js";
import { experiments } from "../service/api.js";

export const untraced = "This experiment has no trace of its requests.";

export const measureIt = () => h("a.button", { href: href("measure", { experiment: "", condition: "" }) }, "Measure");

/** Of a trial. */
export const trace = memoize(experiments.trace);

/** The completed trials of a setup under a condition, in the order they ran. */
export const trialsOf = (comparison, setup, condition) =>
  comparison.trials.filter(
    (one) =>
      one.setup === setup &&
      !one.failure &&
      FACTORS.every(
        ({ process, name }) => !process || (one[name] ?? condition[name] ?? null) === (condition[name] ?? null),
      ),
  );

/** The window of a trial that was measured under a condition. */
export const windowOf = ({ windows }, { key }) => underCondition(windows, key)[0] ?? null;

/**
 * {setup, number, which, window} for a setup; null where nothing was kept. trial counts those of the setup from 0;
 * which says the same in words.
 */
export const tracedWindow = async (comparison, setup, condition, trial) => {
  const all = trialsOf(comparison, setup, condition);
  const place = Math.min(trial, all.length - 1);
  const chosen = all[place];
  if (!chosen) return null;
  const window = windowOf(await trace(comparison.id, chosen.number), condition);
  return window?.requests.length
    ? {
        setup,
        number: chosen.number,
        which: all.length === 1 ? "its only trial" : `its trial ${place + 1} of ${all.length}`,
        window,
      }
    : null;
};
