// The stage of the view Learn: bystanders, and somebody who asks the database in their midst.

import { by, calm, h, put, speak } from "../lib/dom.js";
import { count, percent, time } from "../lib/format.js";
import { followStage, stage } from "../service/stage.js";
import { failed } from "../service/states.js";
import { dots, inWords, summary } from "./dots.js";

const CALM_MS = 1_000;
const SPEAK_MS = 4_000;
const SETTLED_MS = 1_500;

/** What was seen of each way of asking, kept while the page is open. */
const seen = new Map();

const wait = (view) =>
  view.status === "WAITING"
    ? [
        "An experiment is being measured, and nothing may run beside it. This starts when it is over. It is ",
        h("a", { href: `experiments?experiment=${encodeURIComponent(view.waitsFor)}` }, view.waitsFor),
        ".",
      ]
    : ["Starting a server for it. That takes some seconds."];

const loopsInWords = (loops) => {
  if (!loops) return "";
  if (loops.blockedShare < 0.02) return "No event loop stood blocked in the last second.";
  const line = /\(([^)]*)\)/.exec(loops.culprit ?? "")?.[1];
  return (
    `In the last second the event loops together stood blocked ${percent(loops.blockedShare)} of their ` +
    `time${line ? `, mostly in ${line}` : ""}.`
  );
};

const askedInWords = (view) => {
  const { asked, setup, dbLatencyMs } = view;
  if (!setup || !asked) return "Nobody asks the database.";
  const failures = asked.failed > 0 ? ` ${count(asked.failed)} of its requests failed.` : "";
  return (
    `One visitor asks a database ${time(dbLatencyMs)} away, again and again, as ${setup} ` +
    `does.${asked.lastMs === null ? "" : ` The last answer took ${time(asked.lastMs)}.`}${failures}`
  );
};

export const board = () => {
  const drawn = dots(by("dots"));
  const switches = [...document.querySelectorAll("button[data-ask]")];
  /** @type {any} */ let view = null;
  /** @type {any} */ let setup = null;
  let since = 0;
  let drawnAt = 0;
  let spokenAt = 0;
  /** @type {any} */ let stop = null;
  let pending = false;

  const distance = () => Number(by("distance").value);

  const keep = (now, sum) => {
    if (now - since < SETTLED_MS) return;
    const key = view.setup ?? "";
    const known = seen.get(key);
    if (!known || known.dbLatencyMs !== view.dbLatencyMs || known.since !== since)
      seen.set(key, { ...sum, dbLatencyMs: view.dbLatencyMs, since });
    else
      seen.set(key, {
        ...known,
        waiting: Math.max(known.waiting, sum.waiting),
        slowestMs: Math.max(known.slowestMs, sum.slowestMs),
      });
    for (const row of document.querySelectorAll("[data-seen]")) {
      const found = seen.get(row.dataset.seen);
      if (!found) continue;
      const [distanceCell, waitingCell, slowestCell] = row.querySelectorAll("td");
      put(distanceCell, row.dataset.seen ? time(found.dbLatencyMs) : "-");
      put(waitingCell, `${found.waiting} of ${found.all}`);
      put(slowestCell, time(found.slowestMs));
    }
  };

  const show = (next) => {
    const now = performance.now();
    const changed =
      !view || view.status !== next.status || view.setup !== next.setup || view.dbLatencyMs !== next.dbLatencyMs;
    if (changed) since = now;
    view = next;
    setup = view.setup;
    const on = view.status === "ON";
    by("start").hidden = view.status !== "OFF";
    by("end").hidden = view.status === "OFF";
    for (const button of switches) {
      button.disabled = !on;
      button.setAttribute(
        button.getAttribute("role") === "switch" ? "aria-checked" : "aria-pressed",
        String(on && setup === button.dataset.ask),
      );
    }
    if (!on) {
      drawn.show({ ...view, bystanders: [] });
      put(by("said"), view.status === "OFF" ? (view.because ?? "Nothing runs yet.") : wait(view));
      put(by("asked"));
      put(by("loops"));
      if (changed) speak(by("said").textContent);
      return;
    }
    // Who wants no motion gets a step a second.
    if (!changed && calm() && now - drawnAt < CALM_MS) return;
    drawnAt = now;
    const sum = summary(view);
    keep(now, sum);
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
    stop?.();
    stop = followStage(
      show,
      () => put(by("said"), "The service does not answer. Trying again."),
      (error) => put(by("said"), error.message),
    );
  };

  const play = async (request) => {
    if (pending) return;
    pending = true;
    put(by("trouble"));
    try {
      show(await stage.play(request));
      follow();
    } catch (error) {
      put(
        by("trouble"),
        failed(error, () => play(request)),
      );
    } finally {
      pending = false;
    }
  };

  by("start").addEventListener("click", () => play({ dbLatencyMs: distance() }));
  by("end").addEventListener("click", async () => {
    try {
      show(await stage.leave());
    } catch (error) {
      put(by("trouble"), failed(error));
    }
  });
  by("distance").addEventListener("change", () => {
    if (view?.status === "ON") play({ setup, dbLatencyMs: distance() });
  });
  for (const button of switches) {
    button.addEventListener("click", () =>
      play({ setup: setup === button.dataset.ask ? null : button.dataset.ask, dbLatencyMs: distance() }),
    );
  }

  return stage.now().then((now) => {
    if (now.status !== "OFF") {
      by("distance").value = String(now.dbLatencyMs);
      if (!by("distance").value) by("distance").value = "200";
      follow();
    }
    show(now.status === "OFF" ? { ...now, because: null } : now);
  });
};
