// The arithmetic of a sweep.

const several = (value) => [value ?? []].flat().length || 1;

/** "0, 1, 5" to numbers in order, each once: {values, fault}; fault is empty when all are right. */
export const numbers = (text, { least, most, whole = false }) => {
  const parts = text.split(/[,;\s]+/).filter(Boolean);
  if (parts.length === 0) return { values: [], fault: "a number is needed" };
  if (parts.length > 20) return { values: [], fault: "20 values at most" };
  const values = parts.map(Number);
  const odd = parts.find(
    (_, i) =>
      !Number.isFinite(values[i]) || values[i] < least || values[i] > most || (whole && !Number.isInteger(values[i])),
  );
  if (odd !== undefined)
    return { values: [], fault: `"${odd}" is not ${whole ? "a whole number" : "a number"} from ${least} to ${most}` };
  return { values: [...new Set(values)].sort((a, b) => a - b), fault: "" };
};

export const conditionsIn = (plan) => several(plan.dbLatencyMs) * several(plan.rate) * several(plan.poolSize);

const ANSWERS_FOR_P99 = 1_000;

/** Seconds at each condition that a trial needs for a p99 at the lowest rate: ten answers must lie beyond it. */
export const secondsForP99 = (plan) => Math.ceil(ANSWERS_FOR_P99 / Math.min(...plan.rate.map(Number)));
