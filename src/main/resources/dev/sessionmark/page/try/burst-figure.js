// What became of a burst: finding, figure, waterfall, table.

import { h } from "../lib/dom.js";
import { count, time } from "../lib/format.js";
import { look } from "../lib/setups.js";
import { foldedTable } from "../lib/table.js";
import { waited } from "./requests-figure.js";
import { waterfall } from "./waterfall.js";

const ENDS = {
  ANSWERED: "answered",
  WRONG: "wrong answer",
  LOST: "connection lost",
  UNFINISHED: "given up",
  DROPPED: "not sent",
};

/** The longest wait, and whether it was still going on when the burst was given up. */
const longest = (lines) => {
  const ms = lines.reduce((most, line) => Math.max(most, line.endedMs - line.dueMs), 0);
  const open = lines.some((line) => line.end === "UNFINISHED" && line.endedMs - line.dueMs >= ms);
  return { ms, text: `${open ? "more than " : ""}${time(ms)}` };
};

/** The finding, in sentences. */
export const inWords = (burst) => {
  const { lines, bystanders, answered, failed, unfinished, dbLatencyMs } = burst;
  const all = lines.length;
  if (!all) return "It was stopped before its first request.";
  const slowest = burst.slowestMs === null ? "" : `, the slowest after ${time(burst.slowestMs)}`;
  const others = [unfinished && `${count(unfinished)} were given up`, failed && `${count(failed)} failed`];
  const first =
    answered === all
      ? `All ${count(all)} were answered; the slowest took ${longest(lines).text}.`
      : `${count(answered)} of ${count(all)} were answered${slowest}; ${others.filter(Boolean).join(", ")}.`;
  if (!bystanders.length) return `${first} It was over before anybody else came.`;
  const wait = longest(bystanders);
  const beside = waited(wait.ms, dbLatencyMs)
    ? `Somebody who needs no database waited up to ${wait.text} meanwhile.`
    : `Nobody who needs no database waited longer than ${wait.text} meanwhile.`;
  return `${first} ${beside}`;
};

const partsOf = (line, bystander) => {
  const sent = line.sentMs ?? line.endedMs;
  return [
    { kind: "due", from: line.dueMs, to: sent },
    ...(line.sentMs === null
      ? []
      : [{ kind: line.end !== "ANSWERED" ? "open" : bystander ? "bystander" : "sent", from: sent, to: line.endedMs }]),
  ].filter(({ from, to }) => to > from);
};

const says = (line) =>
  `Request ${line.name}: due at ${time(line.dueMs)}, ` +
  `${line.sentMs === null ? "never sent" : `sent at ${time(line.sentMs)}`}, ${ENDS[line.end]} at ` +
  `${time(line.endedMs)}; ${time(line.endedMs - line.dueMs)} in all.`;

const COLUMNS = [
  { name: "request", cell: ({ name }) => name },
  { name: "due", cell: ({ dueMs }) => time(dueMs), number: true },
  { name: "sent", cell: ({ sentMs }) => time(sentMs), number: true },
  { name: "ended", cell: ({ endedMs }) => time(endedMs), number: true },
  { name: "in all", cell: ({ dueMs, endedMs }) => time(endedMs - dueMs), number: true },
  { name: "what became of it", cell: ({ end }) => ENDS[end] },
];

/** All that is shown of a burst, as the API tells it. */
export const burstFigure = (burst) => {
  if (!burst.lines.length) return [h("p.state", "It was stopped before its first request: an experiment begins.")];
  const { hue } = look(burst.setup);
  const lines = [
    ...burst.lines.map((line, i) => ({ ...line, name: `${i + 1}`, parts: partsOf(line, false) })),
    ...burst.bystanders.map((line, i) => ({ ...line, name: `${i + 1}, no database`, parts: partsOf(line, true) })),
  ].map((line) => ({ ...line, says: says(line) }));
  const wait = longest(burst.bystanders.length ? burst.bystanders : burst.lines);
  return [
    h("p.lead", { "data-finding": true }, inWords(burst)),
    h(
      "p",
      h("span.figure", wait.text),
      " ",
      h(
        "span.soft.unit",
        burst.bystanders.length
          ? `for somebody who needs no database, beside ${count(burst.lines.length)} as ${burst.setup}`
          : `for the slowest of ${count(burst.lines.length)} as ${burst.setup}`,
      ),
    ),
    waterfall({
      label: "The burst",
      lines,
      split: burst.lines.length,
      kinds: [
        { id: "due", text: "due, waits for its connection to be free" },
        { id: "sent", text: "sent, waits for its answer", hue },
        { id: "open", text: "sent, never answered" },
        { id: "bystander", text: "needs no database; below the line" },
      ],
    }),
    foldedTable(`The figures as a table, ${lines.length} requests`, {
      label: "Table: The burst",
      columns: COLUMNS,
      rows: lines,
    }),
  ];
};
