// The trace of one window of each setup.

import { get } from "../lib/api.js";

const traces = new Map();

/** Of a trial, asked for once. */
export const trace = (experiment, number) => {
  const path = `/api/experiments/${encodeURIComponent(experiment)}/trials/${number}/trace`;
  if (!traces.has(path)) {
    const asked = get(path);
    asked.catch(() => traces.delete(path));
    traces.set(path, asked);
  }
  return traces.get(path);
};

/** The completed trials of a setup under a condition, in the order they ran. */
export const trialsOf = (comparison, setup, condition) =>
  comparison.trials.filter((one) => one.setup === setup && one.poolSize === condition.poolSize && !one.failure);

/** The window of a trial that was measured under a condition. */
export const windowOf = ({ windows }, { dbLatencyMs, offeredRatePerSecond }) => {
  const there = windows.filter((one) => one.dbLatencyMs === dbLatencyMs);
  const away = (one) => Math.abs((one.ratePerSecond ?? 0) - (offeredRatePerSecond ?? 0));
  return there.reduce((best, one) => (best === null || away(one) < away(best) ? one : best), null);
};

/** {setup, number, window} for a setup; null where nothing was kept. trial counts those of the setup from 0. */
export const kept = async (comparison, setup, condition, trial) => {
  const all = trialsOf(comparison, setup, condition);
  const chosen = all[Math.min(trial, all.length - 1)];
  if (!chosen) return null;
  const window = windowOf(await trace(comparison.id, chosen.number), condition);
  return window?.requests.length ? { setup, number: chosen.number, window } : null;
};
