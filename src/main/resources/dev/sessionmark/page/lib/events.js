// What happens to an experiment, as it happens. A browser has six connections to a service and a stream takes one, so a
// tab has one at most, and none while nobody looks at it.

import { experiments } from "./api.js";
import { whileVisible } from "./time.js";

const RETRY_MS = 2_000;
const NAMES = ["status", "progress", "trial", "live"];

/**
 * Follows an experiment until it is over. Handlers by the name of the event, with its data; onGone when the service does
 * not answer (it is asked again), onBack when it does, onLost with an error when it answers and knows no such experiment, after
 * which nothing follows. Returns what ends it.
 */
export const followExperiment = (id, handlers) => {
  let source = null;
  let over = false;
  let gone = false;
  let end = () => {};
  const stop = () => {
    source?.close();
    source = null;
  };
  const finish = () => {
    over = true;
    stop();
    end();
  };
  // The browser gives up after an answer that is no stream. A service that starts gives such answers, and so does one whose
  // history is another.
  const again = async () => {
    if (document.hidden || over) return;
    try {
      await experiments.one(id);
    } catch (error) {
      if (error.status === 404 && !over) {
        finish();
        handlers.onLost?.(error);
        return;
      }
    }
    if (!document.hidden) start();
  };
  const start = () => {
    if (over || source) return;
    source = new EventSource(`/api/experiments/${encodeURIComponent(id)}/events`);
    source.addEventListener("open", () => {
      if (gone) handlers.onBack?.();
      gone = false;
    });
    source.addEventListener("error", () => {
      if (over) return;
      if (!gone) handlers.onGone?.();
      gone = true;
      if (source?.readyState === EventSource.CLOSED) {
        stop();
        setTimeout(again, RETRY_MS);
      }
    });
    for (const name of NAMES) {
      source.addEventListener(name, (event) => {
        const data = JSON.parse(event.data);
        if (name === "status" && ["DONE", "FAILED", "CANCELLED"].includes(data.status)) finish();
        handlers[name]?.(data);
      });
    }
  };
  end = whileVisible(start, stop);
  return finish;
};
