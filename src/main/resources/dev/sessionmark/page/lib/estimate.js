// How long an experiment will take. The service says better once it runs.

const START_SECONDS = 2;
const PREPARE_SECONDS = 3;
const LEAD_IN_SECONDS = 0.8;
const WARMUP_AGAIN = 1 / 5;
const CAPACITY_SECONDS = START_SECONDS + 9;

const several = (value) => (Array.isArray(value) ? value.length : 1);

/**
 * Seconds, from a plan in which everything is filled in: a pool needs a process of its own, distances and rates share
 * one.
 */
export const estimate = (plan) => {
  const windows = several(plan.dbLatencyMs) * (plan.users ? 1 : several(plan.rate));
  const processes = plan.setups.length * plan.trials * several(plan.poolSize);
  const auto = !plan.users && [plan.rate].flat().includes("auto");
  const profiled = plan.profile ? plan.setups.length * several(plan.poolSize) : 0;
  return (
    PREPARE_SECONDS +
    (auto ? plan.setups.length * CAPACITY_SECONDS : 0) +
    processes *
      (START_SECONDS +
        plan.warmupSeconds +
        windows * (LEAD_IN_SECONDS + plan.durationSeconds + plan.warmupSeconds * WARMUP_AGAIN)) +
    profiled *
      (START_SECONDS +
        plan.warmupSeconds +
        windows * (2 * LEAD_IN_SECONDS + plan.durationSeconds + plan.warmupSeconds * WARMUP_AGAIN))
  );
};
