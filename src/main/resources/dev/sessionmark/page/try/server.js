// The server of the view Try: started, waited for, ended.

import { by, h, put, speak } from "../lib/dom.js";
import { count, tick } from "../lib/format.js";
import { whileVisible } from "../lib/time.js";
import { stage } from "../service/stage.js";
import { failed } from "../service/states.js";

// To look is to use, and wakes those who ask there for others: seldom while it serves.
const PERIOD_MS = { STARTING: 500, WAITING: 1_000, ON: 20_000, GONE: 2_000 };

const waits = ({ waitsFor }) => [
  "An experiment is being measured, and nothing may run beside it. The server starts when that is over. It is ",
  h("a", { href: `experiments?experiment=${encodeURIComponent(waitsFor)}` }, waitsFor),
  ".",
];

const inWords = (view) => {
  switch (view.status) {
    case "OFF":
      return [view.because ? `The server has ended. ${view.because}` : "No server runs yet."];
    case "WAITING":
      return waits(view);
    case "STARTING":
      return ["Starting a server. That takes some seconds."];
    default:
      return [
        `The server runs, with ${count(view.eventLoops)} event loops. Its database is ` +
          `${view.dbLatencyMs > 0 ? `${tick(view.dbLatencyMs)} away` : "as near as it is"}.`,
      ];
  }
};

/** Calls with whether it serves; the answer has {look, quiet}, the latter while something is measured. */
export const server = (onChange) => {
  /** @type {any} */ let view = null;
  let timer = 0;
  let isQuiet = false;
  let visible = false;
  let looked = false;

  const distance = () => Number(by("distance").value);

  const later = (status) => {
    clearTimeout(timer);
    if (visible && !isQuiet && PERIOD_MS[status]) timer = setTimeout(look, PERIOD_MS[status]);
  };

  const show = (next) => {
    const changed = !view || view.status !== next.status || view.dbLatencyMs !== next.dbLatencyMs;
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

  const ask = async (what) => {
    put(by("trouble"));
    try {
      show(await what());
    } catch (error) {
      put(
        by("trouble"),
        failed(error, () => ask(what)),
      );
    }
  };

  by("start").addEventListener("click", () => ask(() => stage.play({ dbLatencyMs: distance() })));
  by("end").addEventListener("click", () =>
    ask(async () => ({ ...(await stage.leave()), status: "OFF", because: null })),
  );
  by("distance").addEventListener("change", () => {
    if (view && view.status !== "OFF") ask(() => stage.play({ dbLatencyMs: distance() }));
  });
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
    /**
     * It stands as chosen, nobody else asks the database there, and it does not end for a while. Gives whether it
     * serves.
     */
    alone: async () => {
      show(await stage.play({ dbLatencyMs: distance() }));
      return view.status === "ON";
    },
    dbLatencyMs: () => view?.dbLatencyMs ?? distance(),
  };
};
