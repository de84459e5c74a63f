// The figures behind the lanes.

import { h } from "../lib/dom.js";
import { folded } from "../lib/folded.js";
import { percent, time } from "../lib/format.js";
import { bySetup, table } from "../lib/table.js";
import { phaseOf } from "../trace/phases.js";

const MOST_STRETCHES = 20;

const timeIn = ({ means }, id) => means.find(({ phase }) => phase === id)?.ms ?? 0;

const spent = ({ mean }, id) => {
  const ms = timeIn(mean, id);
  const text = ms > 0 ? `${time(ms)} (${percent(ms / mean.of)})` : "-";
  return mean.phase === id ? [h("strong", text), h("br"), "bottleneck"] : text;
};

/** Where the time went, on average of the requests of each setup; mean is {means, of}. */
export const phasesTable = (blocks, says) => {
  const where = blocks.map(({ setup, which }) => `${setup} in ${which}`).join(", ");
  const all = [...new Set(blocks.flatMap(({ mean }) => mean.means.map(({ phase }) => phase)))];
  // What lies between sending and the answer is one phase only where nobody can look into a service.
  const phases = all.filter((id) => id !== "service" || blocks.some(({ mean }) => timeIn(mean, id) > 0));
  return table({
    label: "Where the time went",
    caption: `Where the time of the ${says} went, on average of those kept: ${where}.`,
    columns: [
      { name: "phase", cell: (id) => (id ? phaseOf(id).short : "all together") },
      ...blocks.map((block) => ({
        name: block.setup,
        cell: (id) => (id ? spent(block, id) : time(block.mean.of)),
        number: true,
      })),
    ],
    rows: [...phases, ""],
  });
};

const requests = (blocks) =>
  table({
    label: "Requests to choose from",
    caption: "The requests to choose from, the slowest first. Times in the window of the trial.",
    columns: [
      { name: "setup", cell: ({ setup }) => setup },
      { name: "request", cell: ({ number }) => String(number), number: true },
      { name: "due", cell: ({ dueMs }) => time(dueMs), number: true },
      { name: "took", cell: ({ responseTimeMs }) => time(responseTimeMs), number: true },
      { name: "bottleneck", cell: ({ largestPhase }) => phaseOf(largestPhase).short },
      { name: "its time", cell: ({ largestPhase, phasesMs }) => time(phasesMs[largestPhase]), number: true },
      { name: "event loop", cell: ({ loop }) => loop ?? "-" },
      { name: "thread", cell: ({ thread }) => thread ?? "-" },
    ],
    rows: blocks.flatMap(({ setup, all }) => all.map((one) => ({ setup, ...one }))),
    line: bySetup,
  });

const longest = ({ blocked }) =>
  [...blocked].sort((a, b) => b.endMs - b.beginMs - (a.endMs - a.beginMs)).slice(0, MOST_STRETCHES);

const stretches = (blocks) =>
  table({
    label: "Blocked event loops",
    caption: `The longest stretches in which an event loop stood still, up to ${MOST_STRETCHES} of each setup.`,
    columns: [
      { name: "setup", cell: ({ setup }) => setup },
      { name: "event loop", cell: ({ loop }) => loop },
      { name: "from", cell: ({ beginMs }) => time(beginMs), number: true },
      { name: "for", cell: ({ beginMs, endMs }) => time(endMs - beginMs), number: true },
      { name: "in", cell: ({ culprit }) => culprit ?? "no frame seen" },
    ],
    rows: blocks.flatMap(({ setup, window }) => longest(window).map((one) => ({ setup, ...one }))),
    line: bySetup,
  });

/** The longest stretches in which an event loop stood still, and the requests that were ranked. */
export const behind = (blocks) =>
  folded("The figures behind the lanes", () => h("div.stack", requests(blocks), stretches(blocks)));
