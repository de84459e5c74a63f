// The claim that the advised session answers faster, as the service judged it.

import { pairOf } from "../comparison/outcomes.js";
import { p99Says } from "../comparison/row.js";
import { cpu, rate } from "../lib/format.js";
import { list } from "../lib/words.js";
import { ADVICE, MISTAKE } from "../minute/bet.js";
import { measured, missing } from "./measured.js";

/** Some of the conditions that were measured, as people say it. */
const span = (some, all) =>
  some.length === all.length && all.length > 1
    ? "at every distance measured"
    : `with ${list(some.map(({ label }) => label))}`;

const standOf = (all, { better, worse, same, both }) => {
  if (better.length === 0 && worse.length === 0)
    return same.length > 0
      ? "No difference here"
      : both.length > 0
        ? "Helps nobody here"
        : "Cannot be told from what was measured";
  if (better.length === all.length) return "Better here";
  if (better.length === 0) return "Not better here";
  return worse.length === 0 ? "Better here, but not everywhere" : "Better here, but elsewhere worse";
};

/**
 * What a request cost the processor; that is not tested, so it is not called a difference.
 * @param {{label: string, rows: Api.RowDocument[]}} measured
 */
const processor = ({ label, rows: [advice, mistake] }) =>
  advice.cpuMsPerRequest && mistake.cpuMsPerRequest
    ? `A request took ${cpu(advice.cpuMsPerRequest)} of processor time, the blocking one ` +
      `${cpu(mistake.cpuMsPerRequest)} (${label}); whether that is a difference was not tested.`
    : "";

export const faster = (comparison) => {
  const claim = { said: "An asynchronous session with an asynchronous driver answers faster and carries more." };
  const all = measured(comparison, ADVICE, MISTAKE).map((one) => ({
    ...one,
    outcome: pairOf(comparison, one.key, ADVICE, MISTAKE)?.outcome ?? "CANNOT_TELL",
  }));
  if (all.length === 0) return missing(claim, [ADVICE, MISTAKE]);
  const of = (outcome) => all.filter((one) => one.outcome === outcome);
  const found = { better: of("A_BETTER"), worse: of("B_BETTER"), same: of("SAME"), both: of("BOTH_BAD") };
  const unknown = of("CANNOT_TELL");
  const telling = found.worse[0] ?? found.better[0] ?? all[0];
  const [advice, mistake] = telling.rows;
  const far = all[all.length - 1];
  const [farAdvice, farMistake] = far.rows;
  return {
    ...claim,
    figure: `${p99Says(advice)} against ${p99Says(mistake)}`,
    unit: `p99, non-blocking against blocking, ${telling.label}`,
    stand: standOf(all, found),
    here: [
      found.better.length > 0 ? `It was better ${span(found.better, all)}.` : "",
      found.same.length > 0 ? `It made no difference ${span(found.same, all)}.` : "",
      found.both.length > 0 ? `Both were BAD ${span(found.both, all)}.` : "",
      unknown.length > 0 ? `Which is better could not be told ${span(unknown, all)}.` : "",
      (farAdvice.offeredRatePerSecond ?? 0) > 0
        ? `With ${far.label}, of ${rate(farAdvice.offeredRatePerSecond)} it answered ` +
          `${rate(farAdvice.achievedRatePerSecond)} in time, the blocking one ` +
          `${rate(farMistake.achievedRatePerSecond)}.`
        : "",
      processor(telling),
    ],
    but:
      found.worse.length > 0
        ? `This contradicts the usual advice: the blocking session was better ${span(found.worse, all)}.`
        : "",
    rows: all,
  };
};
