// The stage of the view Learn: bystanders, and somebody who asks the database in their midst.

import { by, calm, h, put, speak } from "../lib/dom.js";
import { count, percent, time } from "../lib/format.js";
import { sentences } from "../lib/words.js";
import { followStage, stage, stageControls, stageWaits } from "../service/stage.js";

const DOTS = 24;

/** Longer than this is waiting, at this distance: a statement stands in the way, not the machine's haste. */
const threshold = (dbLatencyMs) => Math.max(10, dbLatencyMs / 4);

const lateMs = (caller) => Math.max(caller.lastMs ?? 0, caller.waitingMs ?? 0);

/** {waiting, slowestMs, all, served} of the bystanders of a view. */
const summary = (view) => {
  const late = view.bystanders.map(lateMs);
  const limit = threshold(view.dbLatencyMs);
  return {
    all: late.length,
    waiting: late.filter((ms) => ms > limit).length,
    slowestMs: Math.max(0, ...late),
    served: view.bystanders.reduce((sum, caller) => sum + caller.served, 0),
  };
};

/** The list of dots; show(view) draws what happens. */
const dots = (place) => {
  const items = Array.from({ length: DOTS }, () => {
    const figure = h("span.dot-figure", "-");
    return { figure, node: h("li.dot.off", h("span.dot-shape", { "aria-hidden": "true" }), figure) };
  });
  put(place, ...items.map(({ node }) => node));
  return {
    show(view) {
      const limit = threshold(view.dbLatencyMs);
      // Connections are given to the event loops in turn, so that a row of dots is a loop where there are few.
      place.dataset.loops = view.eventLoops <= 4 ? view.eventLoops : 2;
      items.forEach(({ node, figure }, i) => {
        const caller = view.bystanders[i];
        const known = caller && caller.lastMs !== null;
        const ms = caller ? lateMs(caller) : 0;
        node.className = `dot ${!known ? "off" : ms > limit ? "waits" : "served"}`;
        put(figure, known ? time(ms) : "-");
      });
    },
  };
};

/** What can be seen, in words. */
const inWords = ({ all, waiting, slowestMs }) =>
  waiting === 0
    ? `All ${all} are served at once. The slowest answer took ${time(slowestMs)}.`
    : waiting === all
      ? `All ${all} wait, up to ${time(slowestMs)}.`
      : `${count(waiting)} of ${all} wait, up to ${time(slowestMs)}: they share the blocked loop. The other ` +
        `${all - waiting} notice nothing.`;

const CALM_MS = 1_000;
const SPEAK_MS = 4_000;
const SETTLED_MS = 1_500;

/** What was seen of each way of asking, kept while the page is open. */
const seen = new Map();

const loopsInWords = (loops) => {
  if (!loops) return "";
  if (loops.blockedShare < 0.02) return "No event loop stood blocked in the last second.";
  const line = /\(([^)]*)\)/.exec(loops.culprit ?? "")?.[1];
  return (
    `In the last second the event loops together stood blocked ${percent(loops.blockedShare)} of their ` +
    `time${line ? `, mostly in ${line}` : ""}.`
  );
};

const askedInWords = ({ asked, setup, dbLatencyMs }) => {
  if (!setup || !asked) return "Nobody asks the database.";
  return sentences(
    `One visitor asks a database ${time(dbLatencyMs)} away, again and again, as ${setup} does.`,
    asked.lastMs !== null && `The last answer took ${time(asked.lastMs)}.`,
    asked.failed > 0 && `${count(asked.failed)} of its requests failed.`,
  );
};

/** Keeps the most that was seen since what happens changed, in the row of who asks. */
const keep = ({ setup, dbLatencyMs }, since, sum) => {
  const key = setup ?? "";
  const known = seen.get(key);
  const before = known?.dbLatencyMs === dbLatencyMs && known.since === since ? known : { waiting: 0, slowestMs: 0 };
  seen.set(key, {
    all: sum.all,
    waiting: Math.max(before.waiting, sum.waiting),
    slowestMs: Math.max(before.slowestMs, sum.slowestMs),
    dbLatencyMs,
    since,
  });
  for (const row of document.querySelectorAll("[data-seen]")) {
    const found = seen.get(row.dataset.seen);
    if (!found) continue;
    const [distance, waiting, slowest] = row.querySelectorAll("td");
    put(distance, row.dataset.seen ? time(found.dbLatencyMs) : "-");
    put(waiting, `${found.waiting} of ${found.all}`);
    put(slowest, time(found.slowestMs));
  }
};

export const board = () => {
  const drawn = dots(by("dots"));
  const switches = [...document.querySelectorAll("button[data-ask]")];
  /** @type {any} */ let view = null;
  let since = 0;
  let drawnAt = 0;
  let spokenAt = 0;
  /** @type {any} */ let stop = null;

  const show = (next) => {
    const now = performance.now();
    const changed = ["status", "setup", "dbLatencyMs"].some((name) => view?.[name] !== next[name]);
    if (changed) since = now;
    view = next;
    const on = view.status === "ON";
    by("start").hidden = view.status !== "OFF";
    by("end").hidden = view.status === "OFF";
    for (const button of switches) {
      button.disabled = !on;
      const state = button.getAttribute("role") === "switch" ? "aria-checked" : "aria-pressed";
      button.setAttribute(state, String(on && view.setup === button.dataset.ask));
    }
    if (!on) {
      drawn.show({ ...view, bystanders: [] });
      put(by("said"), view.status === "OFF" ? (view.because ?? "Nothing runs yet.") : stageWaits(view));
      put(by("asked"));
      put(by("loops"));
      if (changed) speak(by("said").textContent);
      return;
    }
    // Who wants no motion gets a step a second.
    if (!changed && calm() && now - drawnAt < CALM_MS) return;
    drawnAt = now;
    const sum = summary(view);
    if (now - since >= SETTLED_MS) keep(view, since, sum);
    drawn.show(view);
    const words = inWords(sum);
    put(by("said"), words);
    put(by("asked"), askedInWords(view));
    put(by("loops"), loopsInWords(view.loops));
    if (now - spokenAt > SPEAK_MS && now - since > SETTLED_MS) {
      spokenAt = now;
      speak(words.replace(/, up to .*?:/, ":"));
    }
  };
  const follow = () => {
    stop = followStage(
      show,
      () => put(by("said"), "The service does not answer. Trying again."),
      (error) => put(by("said"), error.message),
    );
  };
  const begin = (next) => {
    stop?.();
    show(next);
    if (next.status !== "OFF") follow();
  };
  const { ask, distance } = stageControls(begin, { setup: () => view?.setup, serves: () => view?.status === "ON" });
  for (const button of switches)
    button.addEventListener("click", () => {
      const setup = view.setup === button.dataset.ask ? null : button.dataset.ask;
      ask(() => stage.play({ setup, dbLatencyMs: distance() }));
    });

  return stage.now().then((now) => {
    if (now.status !== "OFF") {
      by("distance").value = String(now.dbLatencyMs);
      if (!by("distance").value) by("distance").value = "200";
    }
    begin(now.status === "OFF" ? { ...now, because: null } : now);
  });
};
