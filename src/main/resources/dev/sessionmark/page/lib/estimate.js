// How long an experiment will take. The service says better once it runs.

import { combinations } from "./factor-register.js";

const START_SECONDS = 2;
const PREPARE_SECONDS = 3;
const LEAD_IN_SECONDS = 0.8;
const WARMUP_AGAIN = 1 / 5;
const CAPACITY_SECONDS = START_SECONDS + 9;

/** How many trials: each is a process of its own, and so is each value of a factor of the process. */
export const trialsIn = (plan) => arms(plan) * plan.trials * combinations(plan, true);

const arms = ({ setups, targets = [] }) => setups.length + targets.length;

/**
 * Seconds, from a plan in which everything is filled in: each value of a factor of the process needs a
 * process of its own, those of a window share one.
 */
export const estimate = (plan) => {
  if (plan.budgetSeconds) return plan.budgetSeconds;
  const windows = combinations(plan, false);
  const leadIns = (plan.rounds ?? 1) * LEAD_IN_SECONDS;
  const processes = trialsIn(plan);
  const auto = Object.values(plan).flat().includes("auto");
  const profiled = plan.profile ? plan.setups.length * combinations(plan, true) : 0;
  return (
    PREPARE_SECONDS +
    (auto ? arms(plan) * CAPACITY_SECONDS : 0) +
    processes *
      (START_SECONDS +
        plan.warmupSeconds +
        windows * (leadIns + plan.durationSeconds + plan.warmupSeconds * WARMUP_AGAIN)) +
    profiled *
      (START_SECONDS +
        plan.warmupSeconds +
        windows * (2 * LEAD_IN_SECONDS + plan.durationSeconds + plan.warmupSeconds * WARMUP_AGAIN))
  );
};
