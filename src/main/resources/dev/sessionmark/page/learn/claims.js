// Three claims that guides make without a figure, and the figures of the experiment that is looked at.

import { ADVICE, MISTAKE } from "../lib/bet.js";
import { conditionLabel, conditions, rowOf, verdictOf } from "../lib/comparison.js";
import { percent, rate, time } from "../lib/format.js";

/** Closer together than this share is about the same. */
const SAME = 0.1;

const p99 = (row) => row?.responseTime?.p99Ms ?? null;
const known = (row) => row && row.valid && p99(row) !== null;
const bad = (row) => ["BAD", "CAUTION"].includes(verdictOf(row));

/** The conditions in which a setup was measured, the nearest first. */
const measured = (comparison, ...setups) => {
  const all = conditions(comparison);
  return all
    .map((condition) => ({ label: conditionLabel(condition, all), ms: condition.dbLatencyMs, rows: setups.map((setup) => rowOf(condition.rows, setup)) }))
    .filter(({ rows }) => rows.every(known));
};

const missing = (claim, setups) => ({ ...claim, missing: setups, rows: [] });

const blocks = (comparison) => {
  const claim = { said: "A synchronous session in an asynchronous application blocks the event loop, and response times rise." };
  const found = measured(comparison, MISTAKE);
  if (found.length === 0) return missing(claim, [MISTAKE]);
  const far = found.at(-1);
  const near = found[0];
  const [row] = far.rows;
  const [nearRow] = near.rows;
  const bystander = row.bystander?.p99Ms ?? row.bystander?.maxMs;
  const harmless = found.filter(({ rows }) => !bad(rows[0]));
  return {
    ...claim,
    figure: percent(row.eventLoop.blockedShare),
    unit: `of the event loops' time blocked, ${far.label}`,
    stand: harmless.length === found.length ? "Blocks, but nothing shows here" : harmless.length === 0 ? "Holds here" : "Holds here, but not everywhere",
    here: [
      found.length > 1 ? `The p99 went from ${time(p99(nearRow))} (${near.label}) to ${time(p99(row))} (${far.label}).` : `The p99 was ${time(p99(row))}.`,
      bystander === null || bystander === undefined ? "" : `Requests that need no database at all waited up to ${time(bystander)}.`,
    ],
    but:
      harmless.length > 0
        ? `The usual advice leaves out: with ${harmless.at(-1).label} the loop was blocked as well, ${percent(harmless.at(-1).rows[0].eventLoop.blockedShare)} of its time, and no harm shows: p99 ${time(p99(harmless.at(-1).rows[0]))}.`
        : "",
    rows: found.map(({ label, rows }) => ({ label, rows })),
  };
};

/** Some of the conditions that were measured, as people say it. */
const span = (some, all) => (some.length === all.length && all.length > 1 ? "at every distance measured" : some.length === 1 ? `with ${some[0].label}` : `with ${some.map(({ label }) => label).join(", ")}`);

const standOfFaster = (found, slower, quicker) => {
  if (slower.length === 0 && quicker.length === 0) return "Makes no difference here";
  if (quicker.length === found.length) return "Faster here";
  if (quicker.length === 0) return "Not faster here";
  return slower.length === 0 ? "Faster here, but not everywhere" : `Faster from ${quicker[0].label} on, slower before`;
};

const faster = (comparison) => {
  const claim = { said: "An asynchronous session with an asynchronous driver answers faster and carries more." };
  const found = measured(comparison, ADVICE, MISTAKE);
  if (found.length === 0) return missing(claim, [ADVICE, MISTAKE]);
  const slower = found.filter(({ rows: [advice, mistake] }) => p99(advice) > p99(mistake) * (1 + SAME));
  const quicker = found.filter(({ rows: [advice, mistake] }) => p99(advice) * (1 + SAME) < p99(mistake));
  const telling = slower[0] ?? quicker[0] ?? found[0];
  const [advice, mistake] = telling.rows;
  const cpu = [advice.cpuMsPerRequest, mistake.cpuMsPerRequest];
  const dearer = cpu[0] && cpu[1] ? cpu[0] / cpu[1] > 1 + SAME : false;
  const far = found.at(-1);
  const [farAdvice, farMistake] = far.rows;
  return {
    ...claim,
    figure: `${time(p99(advice))} against ${time(p99(mistake))}`,
    unit: `p99, non-blocking against blocking, ${telling.label}`,
    stand: [standOfFaster(found, slower, quicker), dearer ? "and costs more processor time" : ""].filter(Boolean).join(", "),
    here: [
      quicker.length > 0 ? `It answered faster ${span(quicker, found)}.` : "",
      `With ${far.label}, of ${rate(farAdvice.offeredRatePerSecond)} it answered ${rate(farAdvice.achievedRatePerSecond)} in time, the blocking one ${rate(farMistake.achievedRatePerSecond)}.`,
    ],
    but: [
      slower.length > 0 ? `This contradicts the usual advice: the blocking session answered faster ${span(slower, found)}.` : "",
      dearer ? `The usual advice leaves out: a request cost ${time(cpu[0])} of processor time instead of ${time(cpu[1])} (${telling.label}). Where nothing has to wait, the same processor carries fewer such requests, not more.` : "",
    ]
      .filter(Boolean)
      .join(" "),
    rows: found.map(({ label, rows }) => ({ label, rows })),
  };
};

const medium = (comparison) => {
  const claim = { said: "The impact is medium." };
  const found = measured(comparison, MISTAKE);
  if (found.length === 0) return missing(claim, [MISTAKE]);
  const first = found.findIndex(({ rows }) => bad(rows[0]));
  const load = `at ${rate(comparison.ratePerSecond)} and a pool of ${found[0].rows[0].poolSize}`;
  const worst = found.at(-1);
  const between =
    first < 0 ? "none in range" : first === 0 ? `from ${found[0].ms} ms on` : `between ${found[first - 1].ms} and ${found[first].ms} ms`;
  return {
    ...claim,
    figure: between,
    unit: `where blocking begins to show, ${load}`,
    stand: found.length === 1 ? "One distance says too little" : first < 0 ? "No impact in this range" : first === 0 ? "More than medium here" : "Says nothing without a distance and a load",
    here: [
      first > 0 ? `Up to ${found[first - 1].label} nothing shows: p99 ${time(p99(found[first - 1].rows[0]))}.` : "",
      first >= 0 ? `With ${worst.label} it is ${verdictOf(worst.rows[0])}: p99 ${time(p99(worst.rows[0]))}, and ${rate(worst.rows[0].achievedRatePerSecond)} of the ${rate(worst.rows[0].offeredRatePerSecond)} asked for were answered.` : "",
    ],
    but: first > 0 ? "One word for both is wrong for both. The distance to the database decides." : "",
    rows: found.map(({ label, rows }) => ({ label, rows })),
  };
};

/** Each {said, figure, unit, stand, here, but, rows}, or {said, missing} where the experiment has not measured it. */
export const claims = (comparison) => [blocks, faster, medium].map((claim) => claim(comparison));
