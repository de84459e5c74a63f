// The lanes of one setup: its event loops, and some of its requests below them.

import { s } from "../lib/dom.js";
import { tick, time } from "../lib/format.js";
import { roundTicks } from "../lib/scale.js";
import { look } from "../lib/setups.js";
import { across, hatch, upright } from "../lib/svg.js";
import { phaseOf, segments, within } from "../trace/phases.js";
import { loopsOf, shortName, underWay } from "../trace/pick.js";

export const LEFT = 72;
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
export const lanes = ({ setup, window, watchedMs, picked, range, width, now, pick }) => {
  const id = `blocked-${++drawings}`;
  const { hue } = look(setup);
  const zero = picked.dueMs;
  const [from, to] = [range.from + zero, range.to + zero];
  const right = width - 8;
  const x = (ms) => LEFT + ((right - LEFT) * (ms - from)) / (to - from);
  const clip = ({ begin, end }) => (begin < to && end > from ? [x(Math.max(begin, from)), x(Math.min(end, to))] : null);
  const { lanes: shown, all } = underWay(window, picked, from, to);
  /** @type {any[]} */
  const parts = [hatch(id, 6)];
  let y = 8;
  const label = (text, title, strong) =>
    s("text", { class: strong ? "strong" : null, x: 0, y: y + 12 }, text, s("title", title));

  const watched = clip({ begin: 0, end: watchedMs });
  for (const loop of loopsOf(window)) {
    parts.push(label(shortName(loop), loop), watched && across("free", watched[0], watched[1], y + 7));
    for (const request of window.requests.filter((one) => one.thread === loop)) {
      for (const segment of segments(request).filter(({ phase }) => phase === "application" || phase === "session")) {
        const place = clip(segment);
        if (place) parts.push(bar("work", place[0], y, place[1] - place[0], hue));
      }
    }
    for (const { beginMs, endMs, culprit } of window.blocked.filter((one) => one.loop === loop)) {
      const place = clip({ begin: beginMs, end: endMs });
      if (!place) continue;
      const text = culprit ? frame(culprit) : "no frame seen";
      parts.push(
        s(
          "rect.blocked",
          { x: place[0], y, width: Math.max(1, place[1] - place[0]), height: 15, fill: `url(#${id})` },
          s("title", `blocked ${time(endMs - beginMs)}: ${culprit ?? "no frame seen"}`),
        ),
        text.length * LETTER + 8 < place[1] - place[0] ? s("text.on-bar", { x: place[0] + 4, y: y + 12 }, text) : null,
      );
    }
    y += LOOP;
  }

  for (const request of shown) {
    const mine = request === picked;
    const group = s("g", { class: mine ? "lane picked" : "lane", onclick: () => pick(request) });
    group.append(
      s("rect.hit", { x: 0, y: y - 2, width: right, height: LANE }),
      label(`#${request.number}`, `request ${request.number}: ${time(request.responseTimeMs)}`, mine),
    );
    for (const segment of segments(request)) {
      const place = clip(segment);
      if (place) group.append(bar(phaseOf(segment.phase).look, place[0], y, place[1] - place[0], hue));
    }
    parts.push(group);
    if (mine) {
      parts.push(longest(request, y, clip, right));
      if (now) {
        const place = clip(now);
        if (place)
          parts.push(
            s("rect.now", { x: place[0] - 2, y: y - 4, width: Math.max(2, place[1] - place[0]) + 4, height: 22 }),
          );
      }
      y += PICKED - LANE;
    }
    y += LANE;
  }

  parts.push(upright("due", x(zero), 4, y));
  for (const ms of roundTicks(range.from, range.to, Math.max(2, Math.floor((right - LEFT) / 88)))) {
    parts.push(
      upright("grid", x(ms + zero), y, y + 6),
      s("text.tick", { x: x(ms + zero), y: y + 20, "text-anchor": "middle" }, ms === 0 ? "due" : tick(ms)),
    );
  }
  parts.push(across("axis", LEFT, right, y));
  const height = y + AXIS;
  return {
    svg: s(
      "svg.lanes",
      { "data-setup": setup, "aria-hidden": "true", width, height, viewBox: `0 0 ${width} ${height}` },
      parts.filter(Boolean),
    ),
    shown: shown.length,
    all,
  };
};

/** A bracket below the longest phase of a request, with its figure. */
const longest = (request, y, clip, right) => {
  const phase = request.largestPhase;
  const places = segments(request)
    .filter((segment) => within(segment, phase))
    .map(clip)
    .filter(Boolean);
  const text = `bottleneck: ${phaseOf(phase).short}, ${time(request.phasesMs[phase])}`;
  if (places.length === 0) return null;
  // A text that would stick out on the right ends there.
  const out = places[0][0] + text.length * (LETTER + 1) > right;
  return s(
    "g.longest",
    places.map(([a, b]) => s("path", { d: `M${a} ${y + 16} v4 H${Math.max(b, a + 2)} v-4` })),
    s("text", { x: out ? right : places[0][0], y: y + 34, "text-anchor": out ? "end" : "start" }, text),
  );
};
