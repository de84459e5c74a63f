// The lanes of one setup: its event loops, and some of its requests below them.

import { s } from "../lib/dom.js";
import { tick, time } from "../lib/format.js";
import { roundTicks } from "../lib/scale.js";
import { look } from "../lib/setups.js";
import { across, hatch, upright } from "../lib/svg.js";
import { phaseOf, segments, within } from "../trace/phases.js";
import { loopsOf, shortName, underWay } from "../trace/requests.js";

const LEFT = 72;
const LOOP = 28;
const LANE = 18;
const PICKED = 44;
const AXIS = 28;
const LETTER = 7;
// Height and distance from the top of its lane.
const BARS = { unsent: [8, 3], wait: [4, 5], work: [10, 2], pool: [10, 2], session: [14, 0], database: [14, 0] };
let drawings = 0;

/** A stretch as it is drawn everywhere; the hue is that of a setup. */
export const bar = (kind, x, y, width, hue) => {
  const [height, top] = BARS[kind];
  return s("rect", {
    class: `bar ${kind}`,
    x,
    y: y + top,
    width: Math.max(0.75, width),
    height,
    fill: kind === "session" || kind === "database" ? `var(${hue})` : null,
    stroke: kind === "pool" ? `var(${hue})` : null,
  });
};

/** A frame without its package: Class.method(File:line). */
export const frame = (culprit) =>
  culprit.split("(")[0].split(".").slice(-2).join(".") + (culprit.includes("(") ? "(" + culprit.split("(")[1] : "");

/**
 * The drawing. setup; window; watchedMs: how long its loops were watched, from the window's begin; picked: the request
 * whose due time is 0; range: what is shown; width; now: the stretch of the picked request that is walked through, or
 * null; pick: is told which request was clicked.
 */
export const lanes = (/** @type {any} */ { setup, window, watchedMs, picked, range, width, now, pick }) => {
  const id = `blocked-${++drawings}`;
  const { hue } = look(setup);
  const zero = picked.dueMs;
  const [from, to] = [range.from + zero, range.to + zero];
  const right = width - 8;
  const x = (ms) => LEFT + ((right - LEFT) * (ms - from)) / (to - from);
  /** What is seen of a stretch, drawn by its left end and its width. */
  const seen = ({ begin, end }, draw) => {
    const [left, last] = [x(Math.max(begin, from)), x(Math.min(end, to))];
    return begin < to && end > from && draw(left, last - left);
  };
  const { lanes: shown, all } = underWay(window, picked, from, to);
  /** @type {any[]} */
  const parts = [hatch(id, 6)];
  let y = 8;
  const label = (text, title, strong = false) =>
    s("text", { class: strong && "strong", x: 0, y: y + 12 }, text, s("title", title));

  const stretch = ({ beginMs: begin, endMs: end, culprit }) =>
    seen({ begin, end }, (left, wide) => {
      const text = culprit ? frame(culprit) : "no frame seen";
      const title = s("title", `blocked ${time(end - begin)}: ${culprit ?? text}`);
      const place = { x: left, y, width: Math.max(1, wide), height: 15 };
      return [
        s("rect.blocked", { ...place, fill: `url(#${id})` }, title),
        text.length * LETTER + 8 < wide && s("text.on-bar", { x: left + 4, y: y + 12 }, text),
      ];
    });
  const working = (request) =>
    segments(request)
      .filter(({ phase }) => phase === "application" || phase === "session")
      .map((segment) => seen(segment, (left, wide) => bar("work", left, y, wide, hue)));
  for (const loop of loopsOf(window)) {
    parts.push(
      label(shortName(loop), loop),
      seen({ begin: 0, end: watchedMs }, (left, wide) => across("free", left, left + wide, y + 7)),
      window.requests.filter((one) => one.thread === loop).map(working),
      window.blocked.filter((one) => one.loop === loop).map(stretch),
    );
    y += LOOP;
  }

  /** A bracket below the longest phase of the picked request, with its figure. */
  const longest = () => {
    const { largestPhase: phase, phasesMs } = picked;
    const places = segments(picked)
      .filter((segment) => within(segment, phase))
      .map((segment) => seen(segment, (left, wide) => [left, wide]))
      .filter(Boolean);
    if (places.length === 0) return null;
    const text = `bottleneck: ${phaseOf(phase).short}, ${time(phasesMs[phase])}`;
    // A text that would stick out on the right ends there.
    const out = places[0][0] + text.length * (LETTER + 1) > right;
    return s(
      "g.longest",
      places.map(([left, wide]) => s("path", { d: `M${left} ${y + 16} v4 h${Math.max(wide, 2)} v-4` })),
      s("text", { x: out ? right : places[0][0], y: y + 34, "text-anchor": out ? "end" : "start" }, text),
    );
  };
  const walked = (left, wide) => s("rect.now", { x: left - 2, y: y - 4, width: Math.max(2, wide) + 4, height: 22 });
  for (const request of shown) {
    const mine = request === picked;
    const title = `request ${request.number}: ${time(request.responseTimeMs)}`;
    const drawn = (segment) => seen(segment, (left, wide) => bar(phaseOf(segment.phase).look, left, y, wide, hue));
    parts.push(
      s(
        "g",
        { class: mine ? "lane picked" : "lane", onclick: () => pick(request) },
        s("rect.hit", { x: 0, y: y - 2, width: right, height: LANE }),
        label(`#${request.number}`, title, mine),
        segments(request).map(drawn),
      ),
      mine && [longest(), now && seen(now, walked)],
    );
    y += mine ? PICKED : LANE;
  }

  parts.push(
    upright("due", x(zero), 4, y),
    roundTicks(range.from, range.to, Math.max(2, Math.floor((right - LEFT) / 88))).map((ms) => [
      upright("grid", x(ms + zero), y, y + 6),
      s("text.tick", { x: x(ms + zero), y: y + 20, "text-anchor": "middle" }, ms === 0 ? "due" : tick(ms)),
    ]),
    across("axis", LEFT, right, y),
  );
  const height = y + AXIS;
  const box = { width, height, viewBox: `0 0 ${width} ${height}` };
  return {
    svg: s("svg.lanes", { "data-setup": setup, "aria-hidden": "true", ...box }, parts),
    shown: shown.length,
    all,
  };
};
