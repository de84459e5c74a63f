// The steps for the visitor's own service, each with the figure it rests on. No figure, no step: then what would
// measure it.

import { under } from "../comparison/factors.js";
import { p99, says, sureness, trialsSay } from "../comparison/row.js";
import { number, percent, tick, time } from "../lib/format.js";
import { many } from "../lib/words.js";
import { asset } from "../service/api.js";
import { fits, limitFor, poolFor } from "./pool.js";

const { setups, ...STEPS } = await asset("advice/settings.json");

/** How a setup is written down: {quarkus, sqlalchemy}; undefined of what is not one of this program's. */
const SETUPS = setups;

/** {quarkus, sqlalchemy, check} of a step, for a reactive connection or a blocking one, with values in their places. */
const settings = (step, type = "", values = {}) => {
  const { reactive, blocking, ...common } = STEPS[step];
  const filled = (text) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const texts = { ...common, ...(type === "reactive" ? reactive : blocking) };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, filled(text)]));
};

/** Whether an arm is a setup, whose sessions can be looked into. */
const isOurs = ({ row }) => ["reactive", "blocking"].includes(row.connectionType);

const lacking = (id, title, missing, command) => ({ id, title, missing, command });

const connections = (n) => many(n, "connection");
const upper = (text) => text[0].toUpperCase() + text.slice(1);

const setupStep = ({ advised, condition }) => ({
  id: "setup",
  title: SETUPS[advised.setup]
    ? `Give each request its session as ${advised.setup} does`
    : `Serve requests as ${advised.setup} does`,
  figure: `${upper(under(condition))}: ${says(advised.row)}. ${condition.advised.sentence}`,
  sure: sureness(advised.row),
  ...SETUPS[advised.setup],
  ...settings("setup"),
});

const mostUsed = ({ connection: { maxUsed }, offeredRatePerSecond: rate }) =>
  maxUsed === null
    ? ""
    : `At most ${connections(maxUsed)} ${maxUsed === 1 ? "was" : "were"} in use at ` +
      `once${rate > 0 ? ` at ${number(rate)}/s` : ""}. `;

const roomFor = (total, replicas, maxConnections) => {
  const fit = fits(total, maxConnections);
  if (fit === null) return "";
  const all = ` All ${many(replicas, "replica")} together`;
  return fit
    ? `${all}: ${total} of PostgreSQL's ${maxConnections}.`
    : `${all} ask for ${total}, more than PostgreSQL's max_connections of ${maxConnections} leaves: put a pooler ` +
        "such as PgBouncer between, or use fewer replicas.";
};

const poolStep = ({ advised: { row }, own, wanted, maxConnections, measure }) => {
  const hold = row.connection.holdP99Ms;
  const why = "The hold time was not measured, or too few sessions stand behind it.";
  if (hold === null) return lacking("pool", "Choose the pool size", why, measure);
  const { busy, pool, total } = poolFor(wanted.ratePerSecond, hold, own.replicas);
  const compared =
    pool > own.poolSize
      ? ` Your ${own.poolSize} are too few.`
      : pool < own.poolSize
        ? ` Your ${own.poolSize} are enough; more than needed only costs PostgreSQL memory.`
        : "";
  return {
    id: "pool",
    title: `Set the pool to ${connections(pool)} for each replica`,
    figure:
      `Little's law: ${number(wanted.ratePerSecond)}/s for each replica × ${time(hold)} that a session holds its ` +
      `connection (p99, to be on the safe side) = ${number(Number(busy.toPrecision(2)))} busy at once. ` +
      "Requests come by chance, so there is room for three standard deviations more: " +
      `${pool}.${compared}${roomFor(total, own.replicas, maxConnections)}`,
    sure: `${trialsSay(row)} ${mostUsed(row)}Bursts need more: keep an eye on the queue.`,
    ...settings("pool", row.connectionType, { pool }),
  };
};

const waitStep = ({ advised: { row }, measure }) => {
  const wait = row.connection.waitP99Ms;
  if (wait === null || p99(row) === null)
    return lacking("wait", "Bound the wait for a connection", "The wait for a connection was not measured.", measure);
  const ms = limitFor(p99(row));
  return {
    id: "wait",
    title: `Give up waiting for a connection after ${tick(ms)}`,
    figure:
      `The slowest 1 % waited ${time(wait)} for a connection or longer, and took ${time(p99(row))} ` +
      "in all. Ten times that, rounded up, is a limit that only a fault reaches.",
    sure: trialsSay(row),
    ...settings("wait", row.connectionType, { ms, seconds: ms / 1000 }),
  };
};

const statementStep = ({ advised: { row }, measure }) => {
  const database = row.connection.databaseP99Ms;
  if (database === null)
    return lacking("statement", "Bound a statement", "The time in the database was not measured.", measure);
  const ms = limitFor(database);
  return {
    id: "statement",
    title: `Let PostgreSQL end a statement after ${tick(ms)}`,
    figure:
      `The slowest 1 % of sessions spent ${time(database)} in the database. Ten times that, rounded up; ` +
      "raise it for statements that read more than one row.",
    sure: trialsSay(row),
    ...settings("statement", "", { ms: number(ms) }),
  };
};

const besides = ({ setup, row: { eventLoop } }) => {
  const share = eventLoop.blockedShare === null ? "" : `, blocked ${percent(eventLoop.blockedShare)} of the time`;
  return ` ${setup} at the same condition: ${time(eventLoop.delayP99Ms)}${share}.`;
};

const loopStep = ({ advised: { setup, row }, blocked, limits, measure }) => {
  const delay = row.eventLoop.delayP99Ms;
  if (delay === null)
    return lacking("loop", "Watch the event loops", "The event-loop delay was not measured.", measure);
  const ms = limits.loopDelayBadMs;
  return {
    id: "loop",
    title: `Let it warn when a loop stands still for ${tick(ms)}`,
    figure:
      `Event-loop delay p99 of ${setup}: ${time(delay)}.${blocked ? besides(blocked) : ""} From ${tick(ms)} on it ` +
      "is called BAD here.",
    sure: trialsSay(row),
    ...settings("loop", "", { ms: number(ms), seconds: ms / 1000 }),
  };
};

const probeStep = ({ advised: { row }, measure }) => {
  const { p99Ms, failedLivenessProbes, count } = row.bystander;
  const why = "Too few requests without a database were sent for a p99.";
  if (p99Ms === null) return lacking("probe", "Choose the timeout of the liveness probe", why, measure);
  return {
    id: "probe",
    title: "Keep the liveness probe at its timeout of 1 s, and off the database",
    figure:
      `Requests that need no database took ${time(p99Ms)} at p99; ${failedLivenessProbes} of ${count} had no ` +
      "answer within 1 s.",
    sure: trialsSay(row),
    ...settings("probe"),
  };
};

/**
 * All steps; what is known: {advised, condition, own, wanted, blocked, maxConnections, limits, measure}. What a service
 * does not tell of itself no command measures either.
 */
export const stepsFor = (known) =>
  [setupStep, poolStep, waitStep, statementStep, loopStep, probeStep].map((step) =>
    step(isOurs(known.advised) || step === probeStep ? known : { ...known, measure: "" }),
  );
