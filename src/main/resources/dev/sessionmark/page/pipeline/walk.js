// One request, step by step: where it is, on which thread, what it holds, who waits behind it.

import { detail, setups } from "../code/setups.js";
import { code, read } from "../code/source.js";
import { button, h, put, speak } from "../lib/dom.js";
import { percent, time } from "../lib/format.js";
import { many } from "../lib/words.js";
import { holds, phaseOf, segments, within } from "../trace/phases.js";
import { methodOf, placesOf } from "../trace/source-places.js";
import { frame } from "./lanes.js";

/** The lines of a class that a request goes through: what stands above the class, and its method. */
const excerpt = (lines, kind) => {
  const head = lines.slice(0, lines.findIndex((line) => line.startsWith("public class ")) + 1);
  const { begin, end } = methodOf(lines, kind);
  return begin < 0 ? lines : [...head, ...lines.slice(begin, end + 1)];
};

const SAYS = {
  "hand-over": "Decides on which thread it runs.",
  application: "Begins here and, with its session closed, ends here.",
  pool: "Asks for a connection here.",
  database: "Its statements are sent from here.",
  session: "Works here between its statements, its connection in hand.",
};

/** Where no line of the setup runs. */
const NO_LINE = {
  queue: "None. The request has not reached the service.",
  service: "Unknown. Its source is not in this program.",
  arrival: "None. The service has not read the request.",
  return: "None. The answer has been written.",
};

/** A source with the line of a phase marked; without a line where none runs. */
const sourceAt = async (setup, kind, phase) => {
  const known = (await setups()).some(({ id }) => id === setup);
  const { source } = known ? await detail(setup) : {};
  if (!source) return null;
  const lines = excerpt(read(source).lines, kind);
  const at = (await placesOf(setup, kind, lines))[phase];
  return code(lines, SAYS[phase] && at !== undefined ? [{ line: lines[at], says: SAYS[phase] }] : [], null, kind);
};

const ON_THREAD = ["application", "pool", "database", "session"];
const overlaps = (a, b) => a.begin < b.end && a.end > b.begin;

/** Whether a request keeps its thread while it waits. */
const keepsThread = (request, phase, type) =>
  ON_THREAD.includes(phase) && (type === "blocking" || phase === "application" || phase === "session");

const UNKNOWN = "Unknown. Nobody can look into this service.";

const threadAt = (request, phase, type) => {
  if (phase === "queue") return "None. The load generator has not sent it.";
  if (phase === "arrival") return `None yet. It waits for ${request.loop}.`;
  if (phase === "return") return "None. The answer is on its way.";
  const thread = request.thread ?? request.loop;
  if (phase === "hand-over")
    return thread === request.loop ? `${thread}, which read it.` : `From ${request.loop} to ${thread}.`;
  if (!keepsThread(request, phase, type))
    return "None. It will go on when the answer is there; meanwhile the thread does something else.";
  if (type !== "blocking") return `An event loop. The request began on ${thread}.`;
  const waits = phase === "pool" || phase === "database" ? " It stands still and waits." : "";
  return `${thread}${thread === request.loop ? ", an event loop" : ""}.${waits}`;
};

const heldAt = (request, { begin, phase }, type) => {
  const connection = holds(request, begin) ? "A database connection" : "";
  const thread = keepsThread(request, phase, type) && type === "blocking" ? "its thread" : "";
  if (connection && thread) return `${connection}, and ${thread}.`;
  return thread ? `No connection, but ${thread}.` : `${connection || "Nothing"}.`;
};

/** Who of the kept requests waits for what this one has. */
const behind = (request, segment, window, type) => {
  const waiting = (phases, what, of = (one) => true) => {
    const waits = (other) => phases.includes(other.phase) && overlaps(other, segment);
    const n = window.requests.filter((one) => one !== request && of(one) && segments(one).some(waits)).length;
    return n > 0 && `${many(n, "kept request")} wait${n === 1 ? "s" : ""} for ${what}.`;
  };
  const onLoop = (request.thread ?? request.loop) === request.loop;
  const said = [
    keepsThread(request, segment.phase, type) &&
      onLoop &&
      waiting(["arrival", "hand-over"], "the same event loop", (one) => one.loop === request.loop),
    holds(request, segment.begin) && waiting(["pool"], "a connection"),
  ];
  return said.filter(Boolean).join(" ") || "None of the kept requests.";
};

/** Why it waits for its loop: the stretches in which that stood blocked. */
const cause = (request, { begin, end, phase }, window) => {
  if (phase !== "arrival" && phase !== "hand-over") return null;
  const stretches = window.blocked.filter((one) => one.loop === request.loop && one.beginMs < end && one.endMs > begin);
  if (stretches.length === 0) return null;
  const ms = stretches.reduce((sum, one) => sum + Math.min(one.endMs, end) - Math.max(one.beginMs, begin), 0);
  const culprit = stretches.find((one) => one.culprit)?.culprit;
  return `${request.loop} stood blocked for ${time(ms)} of it${culprit ? `, in ${frame(culprit)}` : ""}.`;
};

/** What is said of a segment: {head, facts}. */
const told = ({ window, picked, type }, segment) => {
  const { phase } = segment;
  const ms = segment.end - segment.begin;
  const added = phase === "database" ? Math.min(ms, window.dbLatencyMs ?? 0) : 0;
  const { short } = phaseOf(phase);
  const isInside = phase !== "service";
  const why = cause(picked, segment, window);
  return {
    head:
      `${short[0].toUpperCase()}${short.slice(1)}: ${time(ms)} of ${time(picked.responseTimeMs)}, ` +
      `${percent(ms / picked.responseTimeMs)}${added > 0 ? `; ${time(added)} of it is the added round trip` : ""}.`,
    facts: [
      ["Thread", isInside ? threadAt(picked, phase, type) : UNKNOWN],
      ...(why ? [["Waits because", why]] : []),
      ["Holds", isInside ? heldAt(picked, segment, type) : UNKNOWN],
      ["Behind it", isInside ? behind(picked, segment, window, type) : UNKNOWN],
    ],
  };
};

/**
 * The panel. standing() gives {setup, window, picked, type, kind} of the setup that is walked; moved(segment) is told
 * where it is, null at the start. {panel, restart}.
 */
export const walk = ({ standing, moved }) => {
  let at = -1;
  let turn = 0;
  const where = h("span.soft");
  const back = button("Back", () => go(at - 1));
  const next = button("Step", () => go(at + 1), { class: "first" });
  const said = h("div.stack");

  const go = async (to) => {
    const mine = ++turn;
    const now = standing();
    const { setup, picked, kind } = now;
    const all = segments(picked);
    at = Math.min(all.length - 1, Math.max(-1, to));
    back.disabled = at < 0;
    next.disabled = at === all.length - 1;
    const steps = `${many(all.length, "step")}, ${time(picked.responseTimeMs)} from due to answered.`;
    put(where, at < 0 ? steps : `Step ${at + 1} of ${all.length}`);
    const segment = all[at] ?? null;
    moved(segment && { ...segment });
    if (!segment) {
      put(said, h("p.soft", `Request ${picked.number} of ${setup}. Step through it.`));
      return;
    }
    const none = NO_LINE[segment.phase];
    const source = none
      ? null
      : await sourceAt(setup, kind, segment.phase).catch((error) =>
          h("p", `The source cannot be had: ${error.message}`),
        );
    if (mine !== turn) return;
    const { head, facts } = told(now, segment);
    const line = none ?? (source ? "Marked below." : "Its source is not in this program.");
    const bottleneck = within(segment, picked.largestPhase) && " This is the bottleneck.";
    put(
      said,
      h("p.lead", h("strong", head), bottleneck),
      h(
        "dl.facts",
        [...facts, ["Line", line]].map(([name, text]) => h("div", h("dt", name), h("dd", text))),
      ),
      source,
    );
    speak(`Step ${at + 1} of ${all.length}. ${head}${bottleneck || ""}`);
  };
  return { panel: h("div.stack", h("div.row", back, next, where), said), restart: () => go(-1) };
};
