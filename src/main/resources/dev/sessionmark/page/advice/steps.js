// The steps for the visitor's own service, each with the figure it rests on. No figure, no step: then what would
// measure it.

import { under } from "../comparison/factors.js";
import { p99, says, sureness, trialsSay } from "../comparison/row.js";
import { number, percent, tick, time } from "../lib/format.js";
import { many } from "../lib/words.js";
import { fits, limitFor, poolFor } from "./pool.js";
import { poolSettings, SETUPS, waitSettings } from "./settings.js";

const lacking = (id, title, missing, command) => ({ id, title, missing, command });

const connections = (n) => many(n, "connection");

const setupStep = ({ advised, condition }) => {
  const found = under(condition);
  return {
    id: "setup",
    title: SETUPS[advised.setup]
      ? `Give each request its session as ${advised.setup} does`
      : `Serve requests as ${advised.setup} does`,
    figure: `${found[0].toUpperCase()}${found.slice(1)}: ${says(advised.row)}. ${condition.advised.sentence}`,
    sure: sureness(advised.row),
    ...SETUPS[advised.setup],
    check:
      "Under load, requests without a database stay fast: time a plain endpoint (curl -w '%{time_total}') " +
      "while the others are busy.",
  };
};

const mostUsed = ({ connection, offeredRatePerSecond }) =>
  connection.maxUsed === null
    ? ""
    : `At most ${connections(connection.maxUsed)} ${connection.maxUsed === 1 ? "was" : "were"} in use at ` +
      `once${offeredRatePerSecond > 0 ? ` at ${number(offeredRatePerSecond)}/s` : ""}. `;

const poolStep = ({ advised, own, wanted, maxConnections, measure }) => {
  const hold = advised.row.connection.holdP99Ms;
  if (hold === null)
    return lacking(
      "pool",
      "Choose the pool size",
      "The hold time was not measured, or too few sessions stand behind it.",
      measure,
    );
  const { busy, pool, total } = poolFor(wanted.ratePerSecond, hold, own.replicas);
  const fit = fits(total, maxConnections);
  const room =
    fit === null
      ? ""
      : fit
        ? ` All ${many(own.replicas, "replica")} together: ${total} of PostgreSQL's ${maxConnections}.`
        : ` All ${many(own.replicas, "replica")} together ask for ${total}, more than PostgreSQL's ` +
          `max_connections of ${maxConnections} leaves: put a pooler such as PgBouncer between, or use fewer ` +
          "replicas.";
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
      `${pool}.${compared}${room}`,
    sure: `${trialsSay(advised.row)} ${mostUsed(advised.row)}Bursts need more: keep an eye on the queue.`,
    ...poolSettings(advised.row.connectionType === "reactive", pool),
  };
};

const waitStep = ({ advised, measure }) => {
  const wait = advised.row.connection.waitP99Ms;
  if (wait === null || p99(advised.row) === null)
    return lacking("wait", "Bound the wait for a connection", "The wait for a connection was not measured.", measure);
  const limit = limitFor(p99(advised.row));
  return {
    id: "wait",
    title: `Give up waiting for a connection after ${tick(limit)}`,
    figure:
      `The slowest 1 % waited ${time(wait)} for a connection or longer, and took ${time(p99(advised.row))} ` +
      "in all. Ten times that, rounded up, is a limit that only a fault reaches.",
    sure: trialsSay(advised.row),
    ...waitSettings(advised.row.connectionType === "reactive", limit),
    check:
      "Hold all connections from psql-like sessions in a test: a request must fail after the limit, with a " +
      "status that says so, and not hang.",
  };
};

const statementStep = ({ advised, measure }) => {
  const database = advised.row.connection.databaseP99Ms;
  if (database === null)
    return lacking("statement", "Bound a statement", "The time in the database was not measured.", measure);
  const limit = limitFor(database);
  return {
    id: "statement",
    title: `Let PostgreSQL end a statement after ${tick(limit)}`,
    figure:
      `The slowest 1 % of sessions spent ${time(database)} in the database. Ten times that, rounded up; ` +
      "raise it for statements that read more than one row.",
    sure: trialsSay(advised.row),
    quarkus: `In PostgreSQL, for the role of the service:\nalter role app set statement_timeout = '${number(limit)}ms'`,
    sqlalchemy: "The same: it belongs to the role, not to the client.",
    check: 'select pg_sleep(60) as that role ends with "canceling statement due to statement timeout".',
  };
};

const besides = ({ setup, row: { eventLoop } }) => {
  const share = eventLoop.blockedShare === null ? "" : `, blocked ${percent(eventLoop.blockedShare)} of the time`;
  return `${setup} at the same condition: ${time(eventLoop.delayP99Ms)}${share}.`;
};

const loopStep = ({ advised, blocked, limits, measure }) => {
  const delay = advised.row.eventLoop.delayP99Ms;
  if (delay === null)
    return lacking("loop", "Watch the event loops", "The event-loop delay was not measured.", measure);
  const line = limits.loopDelayBadMs;
  const beside = blocked ? ` ${besides(blocked)}` : "";
  return {
    id: "loop",
    title: `Let it warn when a loop stands still for ${tick(line)}`,
    figure:
      `Event-loop delay p99 of ${advised.setup}: ${time(delay)}.${beside} From ${tick(line)} on it is called ` +
      "BAD here.",
    sure: trialsSay(advised.row),
    quarkus:
      `quarkus.vertx.max-event-loop-execute-time=${number(line)}ms\n` +
      `quarkus.vertx.warning-exception-time=${number(line)}ms\n` +
      "# The default is 2 s, which sees nothing of this.",
    sqlalchemy: `loop.set_debug(True)\nloop.slow_callback_duration = ${line / 1000}    # in a test, not in production`,
    check: "Put Thread.sleep(200), or time.sleep(0.2) in async def, into a handler in a test: the log must name it.",
  };
};

const probeStep = ({ advised, measure }) => {
  const { p99Ms, failedLivenessProbes, count } = advised.row.bystander;
  if (p99Ms === null)
    return lacking(
      "probe",
      "Choose the timeout of the liveness probe",
      "Too few requests without a database were sent for a p99.",
      measure,
    );
  return {
    id: "probe",
    title: "Keep the liveness probe at its timeout of 1 s, and off the database",
    figure:
      `Requests that need no database took ${time(p99Ms)} at p99; ${failedLivenessProbes} of ${count} had no ` +
      "answer within 1 s.",
    sure: trialsSay(advised.row),
    quarkus:
      "livenessProbe:\n  httpGet: {path: /q/health/live, port: 9000}\n  timeoutSeconds: 1\n# " +
      "quarkus.management.enabled=true gives the port of its own",
    sqlalchemy: "An async def endpoint that touches no session.",
    check: 'kubectl describe pod shows no "Liveness probe failed" during a load test.',
  };
};

/**
 * All steps; what is known: {advised, condition, own, wanted, blocked, maxConnections, limits, measure}. What a service
 * does not tell of itself no command measures either.
 */
export const stepsFor = (known) =>
  [setupStep, poolStep, waitStep, statementStep, loopStep, probeStep].map((step) =>
    step(known.advised.row.connectionType || step === probeStep ? known : { ...known, measure: "" }),
  );
