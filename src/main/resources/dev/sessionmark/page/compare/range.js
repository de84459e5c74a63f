// The frames and the requests behind a range of seconds.

import { h } from "../lib/dom.js";
import { time } from "../lib/format.js";
import { href } from "../lib/state.js";
import { many } from "../lib/words.js";
import { PHASES } from "../pipeline/phases.js";
import { saysRange } from "./heat.js";
import { culprits, slowest } from "./stretches.js";

const MOST = 8;

const table = (label, heads, rows) =>
  h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": label },
    h(
      "table",
      { class: "figures" },
      h("caption", {}, label),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          heads.map((name, i) => h("th", { scope: "col", class: i ? "number" : null }, name)),
        ),
      ),
      h(
        "tbody",
        {},
        rows.map(([head, ...cells]) =>
          h(
            "tr",
            {},
            h("th", { scope: "row", class: "frame" }, head),
            cells.map((cell) => h("td", { class: "number" }, cell)),
          ),
        ),
      ),
    ),
  );

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
      {},
      frames.length
        ? `Event loops were blocked for ${time(blockedMs)} in all.${cause}`
        : "No event loop was seen blocked.",
      window.stretchesLeftOut > 0 &&
        ` ${many(window.stretchesLeftOut, "shorter stretch", "shorter stretches")} of the window not listed.`,
    ),
    frames.length > 0 &&
      table(
        "Frames in which event loops waited",
        ["frame", "blocked", "stretches"],
        frames
          .slice(0, MOST)
          .map(({ culprit, ms, stretches }) => [culprit ?? "no sample fell into it", time(ms), String(stretches)]),
      ),
    slow.length > 0
      ? table(
          "Slowest requests that were kept",
          ["request", "due", "response time", "largest phase"],
          slow
            .slice(0, MOST)
            .map((one) => [
              String(one.number),
              `${(one.dueMs / 1000).toFixed(2)} s`,
              time(one.responseTimeMs),
              `${PHASES[one.largestPhase]?.short ?? one.largestPhase}, ${time(one.phasesMs[one.largestPhase])}`,
            ]),
        )
      : h("p", {}, "None of the requests kept in full was due then."),
    slow.length > 0 &&
      h(
        "p",
        {},
        h(
          "a",
          { href: href("pipeline", { setups: [setup], condition: condition.key }) },
          "See them in Pipeline, phase by phase",
        ),
      ),
  ];
};
