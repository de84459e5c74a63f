// The frames and the requests behind a range of seconds.

import { h } from "../lib/dom.js";
import { time } from "../lib/format.js";
import { href } from "../lib/state.js";
import { table } from "../lib/table.js";
import { many, sentences } from "../lib/words.js";
import { phaseOf } from "../trace/phases.js";
import { saysRange } from "./heat.js";
import { culprits, slowest } from "./stretches.js";

const MOST = 8;

const firstOf = (label, columns, rows) => table({ label, caption: label, columns, rows: rows.slice(0, MOST) });

const FRAMES = [
  { name: "frame", cell: ({ culprit }) => culprit ?? "no sample fell into it", look: "frame" },
  { name: "blocked", cell: ({ ms }) => time(ms), number: true },
  { name: "stretches", cell: ({ stretches }) => String(stretches), number: true },
];
const REQUESTS = [
  { name: "request", cell: ({ number }) => String(number), look: "frame" },
  { name: "due", cell: ({ dueMs }) => `${(dueMs / 1000).toFixed(2)} s`, number: true },
  { name: "response time", cell: ({ responseTimeMs }) => time(responseTimeMs), number: true },
  {
    name: "largest phase",
    cell: ({ largestPhase: phase, phasesMs }) => `${phaseOf(phase).short}, ${time(phasesMs[phase])}`,
    number: true,
  },
];

/** For a window of a trace, the seconds of its course, and {from, to} of them or null for all. */
export const behindRange = ({ window, columns, range, setup, condition }) => {
  const { from, to } = range ?? { from: 0, to: columns.length - 1 };
  const fromMs = 1000 * columns[from].startSeconds;
  const toMs = 1000 * (columns[to].startSeconds + columns[to].lengthSeconds);
  const frames = culprits(window, fromMs, toMs);
  const slow = slowest(window, fromMs, toMs);
  const blockedMs = frames.reduce((sum, { ms }) => sum + ms, 0);
  const [worst] = frames;
  const left = many(window.stretchesLeftOut, "shorter stretch", "shorter stretches");
  const address = href("pipeline", { setups: [setup], condition: condition.key });
  return [
    h("h4", { id: "behind-range" }, `${saysRange(columns, range)}: the frames and the slowest requests`),
    h(
      "p",
      sentences(
        worst ? `Event loops were blocked for ${time(blockedMs)} in all.` : "No event loop was seen blocked.",
        worst?.culprit && `Most of it, ${time(worst.ms)}, in ${worst.culprit}.`,
        window.stretchesLeftOut > 0 && `${left} of the window not listed.`,
      ),
    ),
    worst && firstOf("Frames in which event loops waited", FRAMES, frames),
    slow.length > 0
      ? [
          firstOf("Slowest requests that were kept", REQUESTS, slow),
          h("p", h("a", { href: address }, "See them in Pipeline, phase by phase")),
        ]
      : h("p", "None of the requests kept in full was due then."),
  ];
};
