// What the list says of an experiment.

import { duration, number } from "../lib/format.js";
import { list, many } from "../lib/words.js";

export const STATUS = { QUEUED: "waiting", RUNNING: "running", DONE: "done", FAILED: "failed", CANCELLED: "cancelled" };

export const over = (one) => one.endedAt !== undefined && one.endedAt !== null;
export const called = (one) => one.label || one.id;
const seconds = (from, to) => duration(Math.max(0, to - from) / 1000);
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
export const what = ({ plan }) => `${plan.workload}, ${distances(plan)}, ${many(plan.trials, "trial")} each`;
export const setups = ({ plan }) =>
  plan.setups.length > 4
    ? `${plan.setups.length} setups, among them ${list(plan.setups.slice(0, 3))}`
    : list(plan.setups);
