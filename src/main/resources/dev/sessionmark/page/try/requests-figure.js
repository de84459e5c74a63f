// What became of the requests from the browser: finding, figure, waterfall, table.

import { h } from "../lib/dom.js";
import { time } from "../lib/format.js";
import { look } from "../lib/setups.js";
import { foldedTable } from "../lib/table.js";
import { many } from "../lib/words.js";
import { KINDS, lengthOf } from "./parts.js";
import { waterfall } from "./waterfall.js";

const OK = 200;

/** As long as a round trip or nearly so: longer than the haste of a machine explains. */
export const waited = (ms, dbLatencyMs) => ms > Math.max(10, dbLatencyMs * 0.75);

/** {slowestMs, bystanderMs, failed} of the requests of one run. */
export const sumOf = (requests) => {
  const right = requests.filter(({ status }) => status === OK);
  const slowest = Math.max(...right.filter(({ bystander }) => !bystander).map(({ tookMs }) => tookMs));
  return {
    slowestMs: Number.isFinite(slowest) ? slowest : null,
    bystanderMs: right.find(({ bystander }) => bystander)?.tookMs ?? null,
    failed: requests.length - right.length,
  };
};

const failedWhy = (requests) => {
  const statuses = [
    ...new Set(
      requests.filter(({ status }) => status !== OK).map(({ status }) => (status ? `status ${status}` : "no answer")),
    ),
  ];
  return (
    `${many(requests.filter(({ status }) => status !== OK).length, "request")} of ${requests.length} failed: ` +
    `${statuses.join(", ")}.`
  );
};

/** The finding, in sentences. */
export const inWords = (requests, dbLatencyMs) => {
  const { slowestMs, bystanderMs, failed } = sumOf(requests);
  if (slowestMs === null) return failedWhy(requests);
  const asked = requests.filter(({ bystander }) => !bystander);
  const first =
    asked.length === 1
      ? `Your request to the database took ${time(slowestMs)}, ${time(lengthOf(asked[0].parts, "database"))} ` +
        "of it in the database."
      : `The slowest of your ${asked.length} requests to the database took ${time(slowestMs)}.`;
  const other =
    bystanderMs === null
      ? ""
      : waited(bystanderMs, dbLatencyMs)
        ? ` The one that needs no database waited ${time(bystanderMs)} all the same.`
        : ` The one that needs no database was answered after ${time(bystanderMs)}.`;
  return `${first}${other}${failed ? ` ${failedWhy(requests)}` : ""}`;
};

const outcomeOf = (status) => (status ? `status ${status}` : "no answer");

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
  return [
    h("p.lead", { "data-finding": true }, inWords(requests, dbLatencyMs)),
    decides !== null &&
      h(
        "p",
        h("span.figure", time(decides)),
        " ",
        h(
          "span.soft.unit",
          bystanderMs === null
            ? `for one request as ${setup}`
            : `for the one that needs no database, beside ${requests.length - 1} as ${setup}`,
        ),
      ),
    waterfall({
      label: "Your requests",
      lines: requests.map((request) => ({
        name: request.name,
        says: says(request),
        parts: request.parts.map(({ kind, from, to }) => ({ kind, from: from - zero, to: to - zero })),
      })),
      kinds: KINDS.map((kind) => (["database", "rest"].includes(kind.id) ? { ...kind, hue } : kind)),
    }),
    foldedTable(`The figures as a table, ${requests.length} requests`, {
      label: "Table: Your requests",
      columns: COLUMNS,
      rows: requests,
    }),
  ];
};
