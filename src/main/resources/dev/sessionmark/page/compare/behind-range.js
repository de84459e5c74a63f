// The frames and the requests behind a range of seconds.

import { h } from "../lib/dom.js";
import { time } from "../lib/format.js";
import { href } from "../lib/state.js";
import { table } from "../lib/table.js";
import { many } from "../lib/words.js";
import { phaseOf } from "../trace/phases.js";
import { saysRange } from "./heat.js";
import { culprits, slowest } from "./stretches.js";

const MOST = 8;

const frameTable = (frames) =>
  table({
    label: "Frames in which event loops waited",
    caption: "Frames in which event loops waited",
    columns: [
      { name: "frame", cell: ({ culprit }) => culprit ?? "no sample fell into it", look: "frame" },
      { name: "blocked", cell: ({ ms }) => time(ms), number: true },
      { name: "stretches", cell: ({ stretches }) => String(stretches), number: true },
    ],
    rows: frames.slice(0, MOST),
  });

const requestTable = (slow) =>
  table({
    label: "Slowest requests that were kept",
    caption: "Slowest requests that were kept",
    columns: [
      { name: "request", cell: ({ number }) => String(number), look: "frame" },
      { name: "due", cell: ({ dueMs }) => `${(dueMs / 1000).toFixed(2)} s`, number: true },
      { name: "response time", cell: ({ responseTimeMs }) => time(responseTimeMs), number: true },
      {
        name: "largest phase",
        cell: ({ largestPhase: phase, phasesMs }) => `${phaseOf(phase).short}, ${time(phasesMs[phase])}`,
        number: true,
      },
    ],
    rows: slow.slice(0, MOST),
  });

/** For a window of a trace, the seconds of its course, and {from, to} of them or null for all. */
export const behindRange = ({ window, columns, range, setup, condition }) => {
  const { from, to } = range ?? { from: 0, to: columns.length - 1 };
  const [fromMs, toMs] = [
    1000 * columns[from].startSeconds,
    1000 * (columns[to].startSeconds + columns[to].lengthSeconds),
  ];
  const where = saysRange(columns, range);
  const frames = culprits(window, fromMs, toMs);
  const slow = slowest(window, fromMs, toMs);
  const blockedMs = frames.reduce((sum, { ms }) => sum + ms, 0);
  const [worst] = frames;
  const cause = worst?.culprit ? ` Most of it, ${time(worst.ms)}, in ${worst.culprit}.` : "";
  return [
    h("h4", { id: "behind-range" }, `${where}: the frames and the slowest requests`),
    h(
      "p",
      frames.length
        ? `Event loops were blocked for ${time(blockedMs)} in all.${cause}`
        : "No event loop was seen blocked.",
      window.stretchesLeftOut > 0 &&
        ` ${many(window.stretchesLeftOut, "shorter stretch", "shorter stretches")} of the window not listed.`,
    ),
    frames.length > 0 && frameTable(frames),
    slow.length > 0 ? requestTable(slow) : h("p", "None of the requests kept in full was due then."),
    slow.length > 0 &&
      h(
        "p",
        h(
          "a",
          { href: href("pipeline", { setups: [setup], condition: condition.key }) },
          "See them in Pipeline, phase by phase",
        ),
      ),
  ];
};
