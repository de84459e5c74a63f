// One request, step by step: where it is, on which thread, what it holds, who waits behind it.

import { h, put, speak } from "../lib/dom.js";
import { percent, time } from "../lib/format.js";
import { many } from "../lib/words.js";
import { holds, phaseOf, segments, within } from "../trace/phases.js";
import { frame } from "./lanes.js";
import { NO_LINE, sourceAt } from "./lines.js";

const ON_THREAD = ["application", "pool", "database", "session"];
const overlaps = (a, b) => a.begin < b.end && a.end > b.begin;

/** Whether a request keeps its thread while it waits. */
const keepsThread = (request, phase, type) =>
  ON_THREAD.includes(phase) && (type === "blocking" || phase === "application" || phase === "session");

const UNKNOWN = "Not known: the service tells nothing of itself.";

const threadAt = (request, phase, type) => {
  if (phase === "queue") return "None. The load generator has not sent it.";
  if (phase === "arrival") return `None yet. It waits for ${request.loop}.`;
  if (phase === "service") return "Unknown. Nobody can look into this service.";
  if (phase === "return") return "None. The answer is on its way.";
  const thread = request.thread ?? request.loop;
  if (phase === "hand-over")
    return thread === request.loop ? `${thread}, which read it.` : `From ${request.loop} to ${thread}.`;
  if (!keepsThread(request, phase, type))
    return "None. It will go on when the answer is there; meanwhile the thread does something else.";
  if (type !== "blocking") return `An event loop. The request began on ${thread}.`;
  const waits = phase === "pool" || phase === "database" ? " It stands still and waits." : "";
  return thread === request.loop ? `${thread}, an event loop.${waits}` : `${thread}.${waits}`;
};

const heldAt = (request, segment, type) => {
  const connection = holds(request, segment.begin) ? "A database connection" : null;
  const thread = keepsThread(request, segment.phase, type) && type === "blocking" ? "its thread" : null;
  if (connection) return thread ? `${connection}, and ${thread}.` : `${connection}.`;
  return thread ? `No connection, but ${thread}.` : "Nothing.";
};

/** Who of the kept requests waits for what this one has. */
const behind = (request, segment, window, type) => {
  const waiting = (phases, of) =>
    window.requests.filter(
      (one) =>
        one !== request &&
        of(one) &&
        segments(one).some((other) => phases.includes(other.phase) && overlaps(other, segment)),
    ).length;
  const said = [];
  if (keepsThread(request, segment.phase, type) && (request.thread ?? request.loop) === request.loop) {
    const n = waiting(["arrival", "hand-over"], (one) => one.loop === request.loop);
    if (n > 0) said.push(`${many(n, "kept request")} wait${n === 1 ? "s" : ""} for the same event loop.`);
  }
  if (holds(request, segment.begin)) {
    const n = waiting(["pool"], () => true);
    if (n > 0) said.push(`${many(n, "kept request")} wait${n === 1 ? "s" : ""} for a connection.`);
  }
  return said.join(" ") || "None of the kept requests.";
};

/** Why it waits for its loop: the stretches in which that stood blocked. */
const cause = (request, segment, window) => {
  if (segment.phase !== "arrival" && segment.phase !== "hand-over") return null;
  const stretches = window.blocked.filter(
    (one) => one.loop === request.loop && overlaps({ begin: one.beginMs, end: one.endMs }, segment),
  );
  const ms = stretches.reduce(
    (sum, one) => sum + Math.min(one.endMs, segment.end) - Math.max(one.beginMs, segment.begin),
    0,
  );
  const culprit = stretches.find((one) => one.culprit)?.culprit;
  return stretches.length === 0
    ? null
    : `${request.loop} stood blocked for ${time(ms)} of it${culprit ? `, in ${frame(culprit)}` : ""}.`;
};

/**
 * The panel. standing() gives {setup, window, picked, type, kind} of the setup that is walked; moved(segment) is told
 * where it is, null at the start. {panel, restart}.
 */
export const walk = ({ standing, moved }) => {
  let at = -1;
  let turn = 0;
  const where = h("span.soft");
  const back = h("button", { type: "button", onclick: () => go(at - 1) }, "Back");
  const next = h("button", { type: "button", class: "first", onclick: () => go(at + 1) }, "Step");
  const said = h("div.stack");

  const go = async (to) => {
    const mine = ++turn;
    const { setup, window, picked, type, kind } = standing();
    const all = segments(picked);
    at = Math.min(all.length - 1, Math.max(-1, to));
    back.disabled = at < 0;
    next.disabled = at === all.length - 1;
    put(
      where,
      at < 0
        ? `${many(all.length, "step")}, ${time(picked.responseTimeMs)} from due to answered.`
        : `Step ${at + 1} of ${all.length}`,
    );
    const segment = all[at] ?? null;
    moved(segment && { ...segment });
    if (!segment) {
      put(said, h("p.soft", `Request ${picked.number} of ${setup}. Step through it.`));
      return;
    }
    const { phase } = segment;
    const ms = segment.end - segment.begin;
    const added = phase === "database" ? Math.min(ms, window.dbLatencyMs ?? 0) : 0;
    const { short } = phaseOf(phase);
    const head =
      `${short[0].toUpperCase()}${short.slice(1)}: ${time(ms)} of ${time(picked.responseTimeMs)}, ` +
      `${percent(ms / picked.responseTimeMs)}${added > 0 ? `; ${time(added)} of it is the added round trip` : ""}.`;
    const source = NO_LINE[phase]
      ? null
      : await sourceAt(setup, kind, phase).catch((error) => h("p", `The source cannot be had: ${error.message}`));
    if (mine !== turn) return;
    const why = cause(picked, segment, window);
    const inside = phase !== "service";
    const facts = [
      ["Thread", inside ? threadAt(picked, phase, type) : UNKNOWN],
      why && ["Waits because", why],
      ["Holds", inside ? heldAt(picked, segment, type) : UNKNOWN],
      ["Behind it", inside ? behind(picked, segment, window, type) : UNKNOWN],
      ["Line", NO_LINE[phase] ?? (source ? "Marked below." : "Its source is not in this program.")],
    ].filter(Boolean);
    const bottleneck = within(segment, picked.largestPhase);
    put(
      said,
      h("p.lead", h("strong", head), bottleneck && " This is the bottleneck."),
      h(
        "dl.facts",
        facts.map(([name, text]) => h("div", h("dt", name), h("dd", text))),
      ),
      source,
    );
    speak(`Step ${at + 1} of ${all.length}. ${head}${bottleneck ? " This is the bottleneck." : ""}`);
  };
  return { panel: h("div.stack", h("div.row", back, next, where), said), restart: () => go(-1) };
};
