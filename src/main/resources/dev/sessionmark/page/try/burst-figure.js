// What became of a burst: finding, figure, waterfall, table.

import { h } from "../lib/dom.js";
import { count, time } from "../lib/format.js";
import { look } from "../lib/setups.js";
import { runFigure, waited } from "./waterfall.js";

const ENDS = {
  ANSWERED: "answered",
  WRONG: "wrong answer",
  LOST: "connection lost",
  UNFINISHED: "given up",
  DROPPED: "not sent",
};

const tookMs = (line) => line.endedMs - line.dueMs;

/** The longest wait, and whether it was still going on when the burst was given up. */
const longest = (lines) => {
  const ms = Math.max(0, ...lines.map(tookMs));
  const open = lines.some((line) => line.end === "UNFINISHED" && tookMs(line) >= ms);
  return { ms, text: `${open ? "more than " : ""}${time(ms)}` };
};

/** The finding, in sentences. */
export const inWords = ({ lines, bystanders, answered, failed, unfinished, dbLatencyMs, slowestMs }) => {
  const all = lines.length;
  if (!all) return "It was stopped before its first request.";
  const slowest = slowestMs === null ? "" : `, the slowest after ${time(slowestMs)}`;
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

const partsOf = ({ dueMs, sentMs, endedMs, end }, kind) =>
  [
    { kind: "due", from: dueMs, to: sentMs ?? endedMs },
    { kind: end === "ANSWERED" ? kind : "open", from: sentMs ?? endedMs, to: endedMs },
  ].filter(({ from, to }) => to > from);

const says = ({ name, end, ...line }) =>
  `Request ${name}: due at ${time(line.dueMs)}, ` +
  `${line.sentMs === null ? "never sent" : `sent at ${time(line.sentMs)}`}, ${ENDS[end]} at ` +
  `${time(line.endedMs)}; ${time(tookMs(line))} in all.`;

const COLUMNS = [
  { name: "request", cell: ({ name }) => name },
  { name: "due", cell: ({ dueMs }) => time(dueMs), number: true },
  { name: "sent", cell: ({ sentMs }) => time(sentMs), number: true },
  { name: "ended", cell: ({ endedMs }) => time(endedMs), number: true },
  { name: "in all", cell: (line) => time(tookMs(line)), number: true },
  { name: "what became of it", cell: ({ end }) => ENDS[end] },
];

/** All that is shown of a burst, as the API tells it. */
export const burstFigure = (burst) => {
  const { setup, lines, bystanders } = burst;
  if (!lines.length) return [h("p.state", "It was stopped before its first request: an experiment begins.")];
  const named = (all, kind, also) =>
    all
      .map((line, i) => ({ ...line, name: `${i + 1}${also}`, parts: partsOf(line, kind) }))
      .map((line) => ({ ...line, says: says(line) }));
  const besides = `${count(lines.length)} as ${setup}`;
  return runFigure({
    label: "The burst",
    finding: inWords(burst),
    figure: longest(bystanders.length ? bystanders : lines).text,
    unit: bystanders.length ? `for somebody who needs no database, beside ${besides}` : `for the slowest of ${besides}`,
    lines: [...named(lines, "sent", ""), ...named(bystanders, "bystander", ", no database")],
    split: lines.length,
    kinds: [
      { id: "due", text: "due, waits for its connection to be free" },
      { id: "sent", text: "sent, waits for its answer", hue: look(setup).hue },
      { id: "open", text: "sent, never answered" },
      { id: "bystander", text: "needs no database; below the line" },
    ],
    columns: COLUMNS,
  });
};
