// The same experiment from elsewhere: terminal, curl, JSON. A command is typed in the folder of a clone.

import { FACTORS } from "./factor-register.js";

const one = (value) => [value].flat().join(",") || "none";
// A shell reads signs in a URL as its own.
const quoted = (text) => (/[^\w./:=,-]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : text);
// To the nanosecond, without an exponent, and no longer than the terminal reads; what somebody types may be no number
// yet.
const plain = (v) => (typeof v === "number" ? String(Number(Number(v.toFixed(6)).toPrecision(9))) : v);
const ms = (value) =>
  [value]
    .flat()
    .map((v) => `${plain(v)}ms`)
    .join(",");
const seconds = (value) => `${plain(value)}s`;

/**
 * Field of a plan, its option, and how the terminal writes it.
 * @type {any[][]}
 */
const OPTIONS = [
  ["setups", "--setups", one],
  ["workload", "--workload", one],
  ["scale", "--scale", one],
  ...FACTORS.map(({ field, option, time }) => [field, option, time ? ms : one]),
  ["arrivals", "--arrivals", one],
  ["connections", "--connections", one],
  ["maxInFlight", "--max-in-flight", one],
  ["slowCallMs", "--slow-call", ms],
  ["timeoutSeconds", "--timeout", seconds],
  ["rounds", "--rounds", one],
  ["budgetSeconds", "--budget", seconds],
  ["precisionPercent", "--precision", (value) => `${plain(value)}%`],
  ["trials", "--trials", one],
  ["warmupSeconds", "--warmup", seconds],
  ["durationSeconds", "--duration", seconds],
  ["seed", "--seed", one],
];
// Options that take no value.
const FLAGS = [
  ["aa", "--aa"],
  ["profile", "--profile"],
  ["pooledClient", "--pooled-client"],
  ["tolerateNeighbours", "--tolerate-neighbours"],
];

// The terminal refuses a slow call that nobody makes.
const makesSlowCalls = (setups = []) => setups.includes("session-held") || setups.includes("all");

/** The command that asks for this plan, the parameters of a comparison for one; what is left out has its default. */
export const command = (plan) =>
  [
    "./sessionmark compare",
    ...OPTIONS.filter(([field]) => plan[field] !== undefined && plan[field] !== null)
      .filter(([field]) => field !== "slowCallMs" || makesSlowCalls(plan.setups))
      .map(([field, option, write]) => `${option} ${write(plan[field])}`),
    ...(plan.targets ?? []).flatMap(({ name, url, bystander }) => [
      `--target ${quoted(`${name}=${url}`)}`,
      ...(bystander ? [`--bystander ${quoted(`${name}=${bystander}`)}`] : []),
    ]),
    ...FLAGS.filter(([field]) => plan[field]).map(([, option]) => option),
  ].join(" ");

export const json = (plan) => JSON.stringify(plan, null, 2);

export const curl = (plan) =>
  `curl -X POST ${new URL("api/experiments", document.baseURI)} -H 'Content-Type: application/json' -d ` +
  `'${JSON.stringify(plan)}'`;
