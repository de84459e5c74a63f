// The server of the view Try: started, waited for, ended.

import { by, put, speak } from "../lib/dom.js";
import { count, tick } from "../lib/format.js";
import { whileVisible } from "../lib/time.js";
import { stage, stageControls, stageWaits } from "../service/stage.js";

// To look is to use, and wakes those who ask there for others: seldom while it serves.
const PERIOD_MS = { STARTING: 500, WAITING: 1_000, ON: 20_000, GONE: 2_000 };

const inWords = (view) => {
  const { status, because, eventLoops, dbLatencyMs } = view;
  if (status === "OFF") return because ? `The server has ended. ${because}` : "No server runs yet.";
  if (status !== "ON") return stageWaits(view);
  const away = dbLatencyMs > 0 ? `${tick(dbLatencyMs)} away` : "as near as it is";
  return `The server runs, with ${count(eventLoops)} event loops. Its database is ${away}.`;
};

/** Calls with whether it serves; the answer has {look, quiet}, the latter while something is measured. */
export const server = (onChange) => {
  /** @type {any} */ let view = null;
  let timer = 0;
  let isQuiet = false;
  let visible = false;
  let looked = false;

  const later = (status) => {
    clearTimeout(timer);
    if (visible && !isQuiet && PERIOD_MS[status]) timer = setTimeout(look, PERIOD_MS[status]);
  };

  const show = (next) => {
    const changed = view?.status !== next.status || view.dbLatencyMs !== next.dbLatencyMs;
    view = next;
    by("start").hidden = view.status !== "OFF";
    by("end").hidden = view.status === "OFF";
    if (changed) {
      put(by("said"), inWords(view));
      speak(by("said").textContent);
    }
    onChange(view.status === "ON");
    later(view.status);
  };

  const look = async () => {
    looked = true;
    try {
      show(await stage.now());
    } catch (error) {
      view = null;
      put(by("said"), error.gone ? "The service does not answer. Trying again." : error.message);
      onChange(false);
      later("GONE");
    }
  };
  const { distance } = stageControls(show, { serves: () => view && view.status !== "OFF" });
  whileVisible(
    () => {
      visible = true;
      if (looked) look();
    },
    () => {
      visible = false;
      clearTimeout(timer);
    },
  );

  return {
    look,
    /** Nobody looks while something is measured. */
    quiet: (yes) => {
      isQuiet = yes;
      later(view?.status);
    },
    /** It stands as chosen, nobody else asks the database there, and it does not end for a while; whether it serves. */
    alone: async () => {
      show(await stage.play({ dbLatencyMs: distance() }));
      return view.status === "ON";
    },
    dbLatencyMs: () => view?.dbLatencyMs ?? distance(),
  };
};
