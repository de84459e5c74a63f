// What became of the requests from the browser: finding, figure, waterfall, table.

import { time } from "../lib/format.js";
import { look } from "../lib/setups.js";
import { many, sentences } from "../lib/words.js";
import { KINDS, lengthOf } from "./parts.js";
import { runFigure, waited } from "./waterfall.js";

const OK = 200;

/** {slowestMs, bystanderMs, failed} of the requests of one run. */
export const sumOf = (requests) => {
  const right = requests.filter(({ status }) => status === OK);
  const slowest = Math.max(...right.filter(({ bystander }) => !bystander).map(({ tookMs }) => tookMs));
  return {
    slowestMs: Number.isFinite(slowest) ? slowest : null,
    bystanderMs: right.find(({ bystander }) => bystander)?.tookMs ?? null,
    failed: requests.filter(({ status }) => status !== OK),
  };
};

const outcomeOf = (status) => (status ? `status ${status}` : "no answer");

/** The finding, in sentences. */
export const inWords = (requests, dbLatencyMs) => {
  const { slowestMs, bystanderMs, failed } = sumOf(requests);
  const outcomes = [...new Set(failed.map(({ status }) => outcomeOf(status)))].join(", ");
  const failure = failed.length ? `${many(failed.length, "request")} of ${requests.length} failed: ${outcomes}.` : "";
  if (slowestMs === null) return failure;
  const asked = requests.filter(({ bystander }) => !bystander);
  const inDatabase = time(lengthOf(asked[0].parts, "database"));
  const how = bystanderMs !== null && waited(bystanderMs, dbLatencyMs) ? "waited" : "was answered after";
  return sentences(
    asked.length === 1
      ? `Your request to the database took ${time(slowestMs)}, ${inDatabase} of it in the database.`
      : `The slowest of your ${asked.length} requests to the database took ${time(slowestMs)}.`,
    bystanderMs !== null &&
      `The one that needs no database ${how} ${time(bystanderMs)}${how === "waited" ? " all the same" : ""}.`,
    failure,
  );
};

const says = ({ name, status, parts, tookMs }) => {
  const lengths = KINDS.map(({ id, text }) => ({ text, ms: lengthOf(parts, id) })).filter(({ ms }) => ms >= 0.05);
  const took = `${time(tookMs)} in all${status === OK ? "" : `, ${outcomeOf(status)}`}`;
  return `Request ${name}: ${took}; ${lengths.map(({ text, ms }) => `${text} ${time(ms)}`).join(", ")}.`;
};

const COLUMNS = [
  { name: "request", cell: ({ name }) => name },
  { name: "status", cell: ({ status }) => (status ? String(status) : "none"), number: true },
  { name: "in the browser", cell: ({ parts }) => time(lengthOf(parts, "queued")), number: true },
  { name: "way, event loop", cell: ({ parts }) => time(lengthOf(parts, "outside")), number: true },
  ...["acquire", "db", "hold", "total"].map((key) => ({
    name: `Server-Timing: ${key}`,
    cell: ({ timing }) => time(timing[key]),
    number: true,
  })),
  { name: "in all", cell: ({ tookMs }) => time(tookMs), number: true },
];

/** All that is shown of one run. */
export const ownFigure = (setup, requests, dbLatencyMs) => {
  const zero = Math.min(...requests.map(({ at }) => at.start));
  const { hue } = look(setup);
  const { slowestMs, bystanderMs } = sumOf(requests);
  const decides = bystanderMs ?? slowestMs;
  return runFigure({
    label: "Your requests",
    finding: inWords(requests, dbLatencyMs),
    figure: decides !== null && time(decides),
    unit:
      bystanderMs === null
        ? `for one request as ${setup}`
        : `for the one that needs no database, beside ${requests.length - 1} as ${setup}`,
    lines: requests.map((request) => ({
      ...request,
      says: says(request),
      parts: request.parts.map(({ kind, from, to }) => ({ kind, from: from - zero, to: to - zero })),
    })),
    kinds: KINDS.map((kind) => (["database", "rest"].includes(kind.id) ? { ...kind, hue } : kind)),
    columns: COLUMNS,
  });
};
