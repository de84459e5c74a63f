// What the list says of an experiment.

import { asked, FACTORS } from "../lib/factor-register.js";
import { duration } from "../lib/format.js";
import { list, many } from "../lib/words.js";

export const STATUS = { QUEUED: "waiting", RUNNING: "running", DONE: "done", FAILED: "failed", CANCELLED: "cancelled" };

/** @param {Pick<Api.Experiment, "endedAt">} one */
export const over = (one) => one.endedAt !== undefined && one.endedAt !== null;
/** @param {Api.Experiment} one */
export const called = (one) => one.label || one.id;
const seconds = (from, to) => duration(Math.max(0, Number(to) - Number(from)) / 1000);
/** @param {Api.Experiment} one */
export const took = ({ startedAt, endedAt }) => {
  if (!startedAt) return over({ endedAt }) ? "it never began" : "it waits";
  return over({ endedAt })
    ? seconds(new Date(startedAt), new Date(endedAt))
    : `${seconds(new Date(startedAt), new Date())} so far`;
};

// The factors that a plan varies, and those that are always named.
const conditions = (plan) =>
  FACTORS.filter(({ field, named }) => asked(plan[field]).length > (named ? 0 : 1)).map(({ field, says }) =>
    list(asked(plan[field]).map(says)),
  );
/** @param {Api.Experiment} one */
export const what = ({ plan }) =>
  [plan.workload, ...conditions(plan), `${many(plan.trials, "trial")} each`].filter(Boolean).join(", ");
/** @param {Api.Experiment} one */
export const setups = ({ plan: { setups: own = [], targets = [] } }) => {
  const all = [...own, ...targets.map(({ name }) => name)];
  return all.length > 4 ? `${all.length} setups, among them ${list(all.slice(0, 3))}` : list(all);
};
