// The claim that the advised session answers faster, by what may be called a difference.

import { ADVICE, MISTAKE, testedBy } from "../lib/bet.js";
import { rate, time } from "../lib/format.js";
import { outcome, p99Says } from "../lib/judged.js";
import { list } from "../lib/words.js";
import { measured, missing } from "./measured.js";

const WORTH = { verdict: "was judged better", p99: "answered faster" };

const KINDS = { HELD: "held", CONTRADICTED: "contradicted", NO_DIFFERENCE: "none", BOTH_BAD: "both", NOT_TESTED: "unknown" };

/** What the service called it when it tested it; where it did not say, or said it of several rates, the page's own rule. */
const called = (comparison, { condition, rows }, least) => {
  const [one, ...more] = testedBy(comparison, condition);
  if (!KINDS[one] || more.length > 0) return outcome(...rows, least);
  // A BAD one is worse by its verdict; other verdicts leave it to the test of the p99.
  return { kind: KINDS[one], by: rows.some((row) => row.verdict === "BAD") ? "verdict" : "p99" };
};

/** Some of the conditions that were measured, as people say it. */
const span = (some, all) => (some.length === all.length && all.length > 1 ? "at every distance measured" : `with ${list(some.map(({ label }) => label))}`);

/** "answered faster with +5 ms", and what was found by verdict apart from what was found by the p99 of the trials. */
const won = (some, all) =>
  Object.entries(WORTH)
    .map(([by, says]) => [some.filter((one) => one.outcome.by === by), says])
    .filter(([found]) => found.length > 0)
    .map(([found, says]) => `${says} ${span(found, all)}`)
    .join(" and ");

const standOf = (all, { held, contradicted, none, both }) => {
  const judged = all.length - all.filter(({ outcome: { kind } }) => kind === "unknown").length;
  if (judged === 0) return "Cannot be told from what was measured";
  if (held.length === 0 && contradicted.length === 0) return both.length > 0 && none.length === 0 ? "Helps nobody here" : "No difference shown here";
  const word = [...held, ...contradicted].every(({ outcome: { by } }) => by === "p99") ? "Faster" : "Better";
  if (held.length === all.length) return `${word} here`;
  if (held.length === 0) return `Not ${word.toLowerCase()} here`;
  return contradicted.length === 0 ? `${word} here, but not everywhere` : `${word} here, but elsewhere worse`;
};

/** What a request cost the processor; that is not tested from trial to trial, so it is not called a difference. */
const processor = ({ label, rows: [advice, mistake] }) =>
  advice.cpuMsPerRequest && mistake.cpuMsPerRequest
    ? `A request took ${time(advice.cpuMsPerRequest)} of processor time, the blocking one ${time(mistake.cpuMsPerRequest)} (${label}); whether that is a difference was not tested.`
    : "";

export const faster = (comparison, least) => {
  const claim = { said: "An asynchronous session with an asynchronous driver answers faster and carries more." };
  const all = measured(comparison, ADVICE, MISTAKE).map((one) => ({ ...one, outcome: called(comparison, one, least) }));
  if (all.length === 0) return missing(claim, [ADVICE, MISTAKE]);
  const of = (kind) => all.filter((one) => one.outcome.kind === kind);
  const found = { held: of("held"), contradicted: of("contradicted"), none: of("none"), both: of("both") };
  const unknown = of("unknown");
  const telling = found.contradicted[0] ?? found.held[0] ?? all[0];
  const [advice, mistake] = telling.rows;
  const far = all.at(-1);
  const [farAdvice, farMistake] = far.rows;
  return {
    ...claim,
    figure: `${p99Says(advice)} against ${p99Says(mistake)}`,
    unit: `p99, non-blocking against blocking, ${telling.label}`,
    stand: standOf(all, found),
    here: [
      found.held.length > 0 ? `It ${won(found.held, all)}.` : "",
      found.none.length > 0 ? `No difference can be shown ${span(found.none, all)}.` : "",
      found.both.length > 0 ? `Both were BAD ${span(found.both, all)}.` : "",
      unknown.length > 0 ? `Too little could be judged ${span(unknown, all)}.` : "",
      `With ${far.label}, of ${rate(farAdvice.offeredRatePerSecond)} it answered ${rate(farAdvice.achievedRatePerSecond)} in time, the blocking one ${rate(farMistake.achievedRatePerSecond)}.`,
      processor(telling),
    ],
    but: found.contradicted.length > 0 ? `This contradicts the usual advice: the blocking session ${won(found.contradicted, all)}.` : "",
    rows: all.map(({ label, rows }) => ({ label, rows })),
  };
};
