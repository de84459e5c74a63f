// Three claims that guides make without a figure, and the figures of the experiment that is looked at.

import { crossoverOf } from "../comparison/outcomes.js";
import { judgedAtAll, p99Says, tailSays } from "../comparison/row.js";
import { percent, rate, time } from "../lib/format.js";
import { list } from "../lib/words.js";
import { ADVICE, MISTAKE } from "../minute/bet.js";
import { faster } from "./faster.js";
import { measured, missing } from "./measured.js";

const HARM = ["BAD", "CAUTION"];

const blocks = (comparison) => {
  const claim = {
    said: "A synchronous session in an asynchronous application blocks the event loop, and response times rise.",
  };
  const found = measured(comparison, MISTAKE);
  if (found.length === 0) return missing(claim, [MISTAKE]);
  const far = found[found.length - 1];
  const near = found[0];
  const [row] = far.rows;
  const [nearRow] = near.rows;
  const bystander = row.bystander?.maxMs ?? null;
  const judged = found.filter(({ rows }) => judgedAtAll(rows[0]));
  const harmless = judged.filter(({ rows }) => !HARM.includes(rows[0].verdict));
  const spared = harmless.findLast(({ rows }) => rows[0].eventLoop.blockedShare !== null);
  const stand =
    judged.length === 0
      ? "Whether it harms cannot be told"
      : harmless.length === 0
        ? "Holds here"
        : harmless.length === judged.length
          ? "Blocks, but was judged OK here"
          : "Holds here, but not everywhere";
  return {
    ...claim,
    figure: row.eventLoop.blockedShare === null ? "not known" : percent(row.eventLoop.blockedShare),
    unit: `of the event loops' time blocked, ${far.label}`,
    stand,
    here: [
      found.length === 1
        ? `The p99: ${p99Says(row)}.`
        : `The p99: ${p99Says(nearRow)} (${near.label}), ${p99Says(row)} (${far.label}).`,
      bystander === null ? "" : `Requests that need no database at all waited up to ${time(bystander)}.`,
    ],
    but: spared
      ? `The usual advice leaves out: the loop was blocked ${percent(spared.rows[0].eventLoop.blockedShare)} ` +
        `of its time (${spared.label}), and that was judged OK: ${tailSays(spared.rows[0])}.`
      : "",
    rows: found,
  };
};

// Where it was measured over several rates or pools, the first of them.
const overDistance = (comparison, found) => crossoverOf(comparison, ADVICE, MISTAKE, "dbLatencyMs", found[0].key);

const RESULTS = {
  BETWEEN: { figure: "between two distances", stand: "Says nothing without a distance and a load" },
  SEVERAL: { figure: "at some distances", stand: "Says nothing without a distance and a load" },
  NONE_IN_RANGE: { figure: "the same all along", stand: "Does not depend on the distance here" },
  CANNOT_BE_TOLD: { figure: "cannot be told", stand: "Cannot be told from what was measured" },
};

const medium = (comparison) => {
  const claim = { said: "The impact is medium." };
  const found = measured(comparison, ADVICE, MISTAKE);
  if (found.length === 0) return missing(claim, [ADVICE, MISTAKE]);
  const crossover = overDistance(comparison, found);
  const { figure, stand } = RESULTS[crossover?.result] ?? {
    figure: found[0].label,
    stand: "One distance says too little",
  };
  const label = (key) => found.find((one) => one.key === key)?.label ?? key;
  const [change] = crossover?.changes ?? [];
  const worst = found[found.length - 1];
  const [, mistake] = worst.rows;
  return {
    ...claim,
    figure: crossover?.result === "BETWEEN" && change ? `${label(change.from)} to ${label(change.to)}` : figure,
    unit:
      "where the usual advice begins to matter, " +
      `${comparison.ratePerSecond > 0 ? `at ${rate(comparison.ratePerSecond)} and ` : ""}with a pool of ` +
      `${mistake.poolSize}`,
    stand,
    here: [
      crossover?.sentence ?? "",
      `${MISTAKE} was ${list(found.map(({ label: at, rows }) => `${rows[1].verdict} (${at})`))}.`,
      (mistake.offeredRatePerSecond ?? 0) > 0
        ? `With ${worst.label}, ${rate(mistake.achievedRatePerSecond)} of the ` +
          `${rate(mistake.offeredRatePerSecond)} asked for were answered.`
        : "",
    ],
    but: "",
    rows: found,
  };
};

/** Each {said, figure, unit, stand, here, but, rows}, or {said, missing} where the experiment has not measured it. */
export const claims = (comparison) => [blocks, faster, medium].map((claim) => claim(comparison));
