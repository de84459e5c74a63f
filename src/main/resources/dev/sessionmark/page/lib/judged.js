// Which of two rows was worse, as far as it was judged. Never from the look of two figures.

import { decidingOf } from "./comparison.js";
import { time } from "./format.js";

const GRAVITY = { OK: 0, CAUTION: 1, BAD: 2 };

/** Nothing smaller is called a difference, where the service does not say what is. */
const LEAST = { ratio: 1.1, ms: 0.2 };

/** The same by the service's own thresholds, where they are known. */
export const leastOf = (limits) => (limits ? { ratio: limits.differenceRatio, ms: limits.differenceMinMs } : LEAST);

export const gravity = (row) => (row?.valid ? GRAVITY[row.verdict] : undefined);
export const p99 = (row) => row.responseTime.p99Ms;
export const notServed = (row) => row.responseTime.nullBecause?.p99Ms === "not served";

/** The p99 of a row in words: a time, or why there is none. */
export const p99Says = (row) => (p99(row) === null ? row.responseTime.nullBecause?.p99Ms ?? "not known" : time(p99(row)));

const trials = (row) => row.trials.filter((trial) => trial.valid && trial.p99Ms !== null).map((trial) => trial.p99Ms);

/**
 * Which of two rows has the higher p99: "a", "b", "same" where no difference can be shown, "unknown" where it cannot be
 * tested. A difference is one when every trial of the one lies above every trial of the other, by more than either's
 * trials lie apart, and by no less than what is worth calling one.
 */
export const higherP99 = (a, b, least = LEAST) => {
  if (gravity(a) === undefined || gravity(b) === undefined) return "unknown";
  const [inA, inB] = [trials(a), trials(b)];
  if (inA.length < 2 || inB.length < 2) return "unknown";
  const above = (upper, lower) => {
    const gap = Math.min(...upper) - Math.max(...lower);
    const spread = Math.max(Math.max(...upper) - Math.min(...upper), Math.max(...lower) - Math.min(...lower));
    return gap > spread && gap >= least.ms && Math.min(...upper) >= Math.max(...lower) * least.ratio;
  };
  if (above(inA, inB)) return "a";
  return above(inB, inA) ? "b" : "same";
};

/**
 * How the advised row stands against the other: "held", "contradicted", "none" (no difference shown), "both" (both BAD, so it
 * could not help) or "unknown". {kind, by: "verdict" | "p99"}.
 */
export const outcome = (advised, other, least = LEAST) => {
  const [a, b] = [gravity(advised), gravity(other)];
  if (a === undefined || b === undefined) return { kind: "unknown" };
  // As the service judges it: BAD says that one does not hold; OK and CAUTION alone are no difference.
  const [badA, badB] = [a === GRAVITY.BAD, b === GRAVITY.BAD];
  if (badA && badB) return { kind: "both", by: "verdict" };
  if (badA || badB) return { kind: badB ? "held" : "contradicted", by: "verdict" };
  switch (higherP99(advised, other, least)) {
    case "a": return { kind: "contradicted", by: "p99" };
    case "b": return { kind: "held", by: "p99" };
    case "same": return { kind: "none", by: "p99" };
    default: return { kind: "unknown" };
  }
};

/** How many trials stand behind a row. */
export const trialsSay = (row) => `${row.validTrials} of ${row.trials.length} trials valid.`;

/** How sure a row is. */
export const sureness = (row) => {
  const all = row.trials.length;
  const enough = row.validTrials >= 2 ? "" : " One trial does not show how far trials differ.";
  if (!row.valid) return `None of ${all} trials may be judged: ${row.invalidBecause}.`;
  return `${row.validTrials} of ${all} trials valid, p99 ${rangeSays(row)} from trial to trial, ${row.responseTime.count.toLocaleString("en-US")} answers.${enough}`;
};

const rangeSays = (row) => {
  const all = trials(row);
  if (all.length === 0) return "not known";
  const [low, high] = [time(Math.min(...all)), time(Math.max(...all))];
  return low === high ? low : `${low} to ${high}`;
};

/** Verdict, p99 and what decided, in one phrase. */
export const says = (row) => `${row.verdict}, p99 ${p99Says(row)}${row.verdict === "OK" ? "" : ` (${decidingOf(row)})`}`;
