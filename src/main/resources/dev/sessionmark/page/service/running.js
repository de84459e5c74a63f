// A running experiment: what it does, how far it is, and what it has found so far.

import { button, h, put, speak } from "../lib/dom.js";
import { duration } from "../lib/format.js";
import { invalidity, validity } from "../lib/words.js";
import { experiments } from "./api.js";
import { followExperiment, isOver } from "./events.js";
import { failed, gone } from "./states.js";

const WAITING = "It waits for its turn; one experiment runs at a time.";

/**
 * Shows an experiment in an element until it is over. onRows gets the comparison so far after each trial, onEnd the
 * status and the last comparison, onLive the live figures, four times a second while a load runs, onLost an error when
 * the service is back and knows nothing of it. Returns what ends it.
 */
export const showRunning = (
  place,
  id,
  /** @type {Partial<Record<"onRows" | "onEnd" | "onLive" | "onLost", (...given: any[]) => void>>} */
  { onRows, onEnd, onLive, onLost },
) => {
  const doing = h("p", "Starting.");
  const left = h("p.soft.small");
  const bar = h("progress", { max: 1, value: 0, "aria-label": "Progress of the experiment" });
  const invalid = h("p.small");
  const trouble = h("div");
  const alarm = (error) => put(trouble, h("p", { role: "alert" }, error.message));
  const cancel = button("Cancel", async () => {
    cancel.disabled = true;
    try {
      await experiments.cancel(id);
      put(doing, "Cancelling. What was measured is kept.");
    } catch (error) {
      cancel.disabled = false;
      alarm(error);
    }
  });
  put(place, h("div.running.stack", h("div.row", doing, cancel), bar, left, invalid, trouble));

  const rows = async () => {
    try {
      return await experiments.comparison(id);
    } catch (error) {
      // Between two trials; the next one asks again.
      if (!error.gone && error.status < 500) alarm(error);
      return null;
    }
  };
  let trials = 0;
  let missed = false;
  const show = async () => {
    const mine = ++trials;
    const found = await rows();
    // A later answer has this one's rows in it.
    if (!found?.rows?.length || mine !== trials) return;
    const reasons = invalidity(found);
    put(invalid, reasons && `${validity(found)}: ${reasons}.`);
    onRows?.(found);
  };
  return followExperiment(id, {
    status: async ({ status }) => {
      if (status === "QUEUED") put(doing, WAITING);
      // Sent first whenever the stream begins: trials may have ended while nobody looked.
      missed = status === "RUNNING";
      if (!isOver(status)) return;
      cancel.disabled = true;
      trials++;
      const last = await rows();
      if (last && onRows) onRows(last);
      speak(status === "DONE" ? "The experiment is done." : `The experiment was ${status.toLowerCase()}.`);
      onEnd?.(status, last);
    },
    progress: ({ trial, trials: of, doing: what, leftSeconds, fraction }) => {
      const rest = `about ${duration(leftSeconds)} left`;
      put(doing, trial ? `Trial ${trial} of ${of}: ${what}` : what);
      put(left, rest);
      bar.value = fraction;
      bar.setAttribute("aria-valuetext", `${Math.round(100 * fraction)} %, ${rest}`);
      if (missed && trial > 1) show();
      missed = false;
    },
    trial: async ({ number, setup, failure }) => {
      speak(`Trial ${number} of ${setup} has ended${failure ? ": " + failure : ""}.`);
      await show();
    },
    round: show,
    live: (figures) => onLive?.(figures),
    onGone: () => put(trouble, gone()),
    onBack: () => put(trouble),
    onLost: (error) => {
      cancel.disabled = true;
      put(trouble, failed(error));
      speak(error.message);
      onLost?.(error);
    },
  });
};
