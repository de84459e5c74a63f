// What the list says of an experiment.

import { duration, number } from "../lib/format.js";
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

const distances = (plan) =>
  `${[plan.dbLatencyMs]
    .flat()
    .map((ms) => `+${number(ms)}`)
    .join(", ")} ms`;
/** @param {Api.Experiment} one */
export const what = ({ plan }) => `${plan.workload}, ${distances(plan)}, ${many(plan.trials, "trial")} each`;
/** @param {Api.Experiment} one */
export const setups = ({ plan }) =>
  plan.setups.length > 4
    ? `${plan.setups.length} setups, among them ${list(plan.setups.slice(0, 3))}`
    : list(plan.setups);
