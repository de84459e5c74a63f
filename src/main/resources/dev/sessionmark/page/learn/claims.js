// Three claims that guides make without a figure, and the figures of the experiment that is looked at.

import { MISTAKE } from "../lib/bet.js";
import { verdictOf } from "../lib/comparison.js";
import { percent, rate, time } from "../lib/format.js";
import { gravity, higherP99, notServed, p99Says } from "../lib/judged.js";
import { faster } from "./faster.js";
import { bad, measured, missing } from "./measured.js";

/** What became of the p99, by what may be called a difference. */
const FROM_TO = {
  lost: (near, far) => `The p99 rose from ${near} to more than was waited for: ${far}.`,
  a: (near, far) => `The p99 rose from ${near} to ${far}.`,
  b: (near, far) => `The p99 fell from ${near} to ${far}.`,
  same: (near, far) => `The p99 was ${near} and ${far}, which is no difference that can be shown.`,
  unknown: (near, far) => `The p99 was ${near} and ${far}; whether that is a difference was not tested.`,
};

/** Whether the p99 rose; one among requests that were never answered lies above any that is known. */
const rise = (row, nearRow, least) => (notServed(row) && !notServed(nearRow) ? "lost" : higherP99(row, nearRow, least));

const blocks = (comparison, least) => {
  const claim = { said: "A synchronous session in an asynchronous application blocks the event loop, and response times rise." };
  const found = measured(comparison, MISTAKE);
  if (found.length === 0) return missing(claim, [MISTAKE]);
  const far = found.at(-1);
  const near = found[0];
  const [row] = far.rows;
  const [nearRow] = near.rows;
  const bystander = row.bystander?.p99Ms ?? row.bystander?.maxMs;
  const harmless = found.filter(({ rows }) => gravity(rows[0]) === 0);
  const harmful = found.filter(({ rows }) => bad(rows[0]));
  return {
    ...claim,
    figure: percent(row.eventLoop.blockedShare),
    unit: `of the event loops' time blocked, ${far.label}`,
    stand: harmful.length > 0 ? (harmless.length === 0 ? "Holds here" : "Holds here, but not everywhere") : harmless.length > 0 ? "Blocks, but nothing shows here" : "Blocks; the rest cannot be told",
    here: [
      found.length === 1 ? `The p99 was ${p99Says(row)}.` : FROM_TO[rise(row, nearRow, least)](`${p99Says(nearRow)} (${near.label})`, `${p99Says(row)} (${far.label})`),
      bystander === null || bystander === undefined ? "" : `Requests that need no database at all waited up to ${time(bystander)}.`,
    ],
    but:
      harmless.length > 0
        ? `The usual advice leaves out: with ${harmless.at(-1).label} the loop was blocked as well, ${percent(harmless.at(-1).rows[0].eventLoop.blockedShare)} of its time, and no harm shows: p99 ${p99Says(harmless.at(-1).rows[0])}.`
        : "",
    rows: found.map(({ label, rows }) => ({ label, rows })),
  };
};

const medium = (comparison) => {
  const claim = { said: "The impact is medium." };
  const found = measured(comparison, MISTAKE).filter(({ rows }) => gravity(rows[0]) !== undefined);
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
      first > 0 ? `Up to ${found[first - 1].label} nothing shows: p99 ${p99Says(found[first - 1].rows[0])}.` : "",
      first >= 0 ? `With ${worst.label} it is ${verdictOf(worst.rows[0])}: p99 ${p99Says(worst.rows[0])}, and ${rate(worst.rows[0].achievedRatePerSecond)} of the ${rate(worst.rows[0].offeredRatePerSecond)} asked for were answered.` : "",
    ],
    but: first > 0 ? "One word for both is wrong for both. The distance to the database decides." : "",
    rows: found.map(({ label, rows }) => ({ label, rows })),
  };
};

/**
 * Each {said, figure, unit, stand, here, but, rows}, or {said, missing} where the experiment has not measured it; nothing smaller
 * than least is called a difference.
 */
export const claims = (comparison, least) => [blocks, faster, medium].map((claim) => claim(comparison, least));
