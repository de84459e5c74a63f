// What happens to an experiment, as it happens. A browser has six connections to a service and a stream takes one, so a
// tab has one at most, and none while nobody looks at it.

import { whileVisible } from "./time.js";

const NAMES = ["status", "progress", "trial", "live"];

/**
 * Follows an experiment until it is over. Handlers by the name of the event, with its data; onGone when the service does
 * not answer (it is asked again), onBack when it does. Returns what ends it.
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
      // The browser gives up after an answer that is no stream; a service that starts gives such answers.
      if (source?.readyState === EventSource.CLOSED) {
        stop();
        setTimeout(() => { if (!document.hidden) start(); }, 2_000);
      }
    });
    for (const name of NAMES) {
      source.addEventListener(name, (event) => {
        const data = JSON.parse(event.data);
        if (name === "status" && ["DONE", "FAILED", "CANCELLED"].includes(data.status)) {
          over = true;
          stop();
          end();
        }
        handlers[name]?.(data);
      });
    }
  };
  end = whileVisible(start, stop);
  return () => {
    over = true;
    stop();
    end();
  };
};
