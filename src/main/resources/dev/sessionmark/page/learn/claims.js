// Three claims that guides make without a figure, and the figures of the experiment that is looked at.

import { conditions, rowOf } from "../comparison/comparison.js";
import { crossoverOf, pairOf } from "../comparison/outcomes.js";
import { judgedAtAll, notServed, p99, p99Says, tailSays } from "../comparison/row.js";
import { cpu, percent, rate, time } from "../lib/format.js";
import { list } from "../lib/words.js";
import { ADVICE, MISTAKE } from "../minute/bet.js";

const HARM = ["BAD", "CAUTION"];

// A p99 among requests that were never answered is as telling as one can be.
const known = (row) => row?.valid && (p99(row) !== null || notServed(row));

/** The conditions in which setups were measured, each {key, label, rows: in the order of the setups}. */
const measured = (comparison, ...setups) =>
  conditions(comparison)
    .map(({ key, shortLabel, rows }) => ({
      key,
      label: shortLabel,
      rows: setups.map((setup) => /** @type {any} */ (rowOf(rows, setup))),
    }))
    .filter(({ rows }) => rows.every(known));

/** What was carried of what was asked for, where it was asked for at a rate. */
const carried = ({ label, rows }, says) =>
  rows.at(-1).offeredRatePerSecond > 0 ? says(rate(rows.at(-1).offeredRatePerSecond), label) : "";

const blocks = {
  said: "A synchronous session in an asynchronous application blocks the event loop, and response times rise.",
  setups: [MISTAKE],
  found: (comparison, found) => {
    const [near, far] = [found[0], found[found.length - 1]];
    const [row] = far.rows;
    const bystander = row.bystander?.maxMs ?? null;
    const judged = found.filter(({ rows }) => judgedAtAll(rows[0]));
    const harmless = judged.filter(({ rows }) => !HARM.includes(rows[0].verdict));
    const spared = harmless.findLast(({ rows }) => rows[0].eventLoop.blockedShare !== null);
    const stands = [
      [judged.length === 0, "Whether it harms cannot be told"],
      [harmless.length === 0, "Holds here"],
      [harmless.length === judged.length, "Blocks, but was judged OK here"],
      [true, "Holds here, but not everywhere"],
    ];
    return {
      figure: row.eventLoop.blockedShare === null ? "not known" : percent(row.eventLoop.blockedShare),
      unit: `of the event loops' time blocked, ${far.label}`,
      stand: stands.find(([holds]) => holds)?.[1],
      here: [
        found.length === 1
          ? `The p99: ${p99Says(row)}.`
          : `The p99: ${p99Says(near.rows[0])} (${near.label}), ${p99Says(row)} (${far.label}).`,
        bystander !== null && `Requests that need no database at all waited up to ${time(bystander)}.`,
      ],
      but:
        spared &&
        `The usual advice leaves out: the loop was blocked ${percent(spared.rows[0].eventLoop.blockedShare)} ` +
          `of its time (${spared.label}), and that was judged OK: ${tailSays(spared.rows[0])}.`,
    };
  },
};

/** Some of the conditions that were measured, as people say it. */
const span = (some, all) =>
  some.length === all.length && all.length > 1
    ? "at every distance measured"
    : `with ${list(some.map(({ label }) => label))}`;

const standOf = (all, { better, worse, same, both }) => {
  if (better.length === all.length) return "Better here";
  if (better.length > 0) return `Better here, but ${worse.length === 0 ? "not everywhere" : "elsewhere worse"}`;
  if (worse.length > 0) return "Not better here";
  if (same.length > 0) return "No difference here";
  return both.length > 0 ? "Helps nobody here" : "Cannot be told from what was measured";
};

const faster = {
  said: "An asynchronous session with an asynchronous driver answers faster and carries more.",
  setups: [ADVICE, MISTAKE],
  found: (comparison, all) => {
    const outcome = ({ key }) => pairOf(comparison, key, ADVICE, MISTAKE)?.outcome ?? "CANNOT_TELL";
    const of = (wanted) => all.filter((one) => outcome(one) === wanted);
    const found = { better: of("A_BETTER"), worse: of("B_BETTER"), same: of("SAME"), both: of("BOTH_BAD") };
    const telling = found.worse[0] ?? found.better[0] ?? all[0];
    const [advice, mistake] = telling.rows;
    const far = all[all.length - 1];
    const said = (some, words) => some.length > 0 && `${words} ${span(some, all)}.`;
    return {
      figure: `${p99Says(advice)} against ${p99Says(mistake)}`,
      unit: `p99, non-blocking against blocking, ${telling.label}`,
      stand: standOf(all, found),
      here: [
        said(found.better, "It was better"),
        said(found.same, "It made no difference"),
        said(found.both, "Both were BAD"),
        said(of("CANNOT_TELL"), "Which is better could not be told"),
        carried(
          far,
          (asked, label) =>
            `With ${label}, of ${asked} it answered ${rate(far.rows[0].achievedRatePerSecond)} in time, the blocking ` +
            `one ${rate(far.rows[1].achievedRatePerSecond)}.`,
        ),
        // What a request cost the processor is not tested, so it is not called a difference.
        advice.cpuMsPerRequest &&
          mistake.cpuMsPerRequest &&
          `A request took ${cpu(advice.cpuMsPerRequest)} of processor time, the blocking one ` +
            `${cpu(mistake.cpuMsPerRequest)} (${telling.label}); whether that is a difference was not tested.`,
      ],
      but: said(found.worse, "This contradicts the usual advice: the blocking session was better"),
    };
  },
};

const RESULTS = {
  BETWEEN: { figure: "between two distances", stand: "Says nothing without a distance and a load" },
  SEVERAL: { figure: "at some distances", stand: "Says nothing without a distance and a load" },
  NONE_IN_RANGE: { figure: "the same all along", stand: "Does not depend on the distance here" },
  CANNOT_BE_TOLD: { figure: "cannot be told", stand: "Cannot be told from what was measured" },
};

const medium = {
  said: "The impact is medium.",
  setups: [ADVICE, MISTAKE],
  found: (comparison, found) => {
    // Where it was measured over several rates or pools, the first of them.
    const crossover = crossoverOf(comparison, ADVICE, MISTAKE, "dbLatencyMs", found[0].key);
    const single = { figure: found[0].label, stand: "One distance says too little" };
    const { figure, stand } = RESULTS[crossover?.result] ?? single;
    const label = (key) => found.find((one) => one.key === key)?.label ?? key;
    const [change] = crossover?.changes ?? [];
    const worst = found[found.length - 1];
    const [, mistake] = worst.rows;
    const load = comparison.ratePerSecond > 0 ? `at ${rate(comparison.ratePerSecond)} and ` : "";
    return {
      figure: crossover?.result === "BETWEEN" && change ? `${label(change.from)} to ${label(change.to)}` : figure,
      unit: `where the usual advice begins to matter, ${load}with a pool of ${mistake.poolSize}`,
      stand,
      here: [
        crossover?.sentence,
        `${MISTAKE} was ${list(found.map(({ label: at, rows }) => `${rows[1].verdict} (${at})`))}.`,
        carried(
          worst,
          (asked, at) => `With ${at}, ${rate(mistake.achievedRatePerSecond)} of the ${asked} asked for were answered.`,
        ),
      ],
    };
  },
};

/** Each {said, figure, unit, stand, here, but, rows}, or {said, missing} where the experiment has not measured it. */
export const claims = (comparison) =>
  [blocks, faster, medium].map(({ said, setups, found }) => {
    const rows = measured(comparison, ...setups);
    if (rows.length === 0) return { said, missing: setups, here: [], rows };
    const claim = found(comparison, rows);
    return { said, ...claim, here: claim.here.filter(Boolean), but: claim.but || "", rows };
  });
