// The system under test on stage: one for the whole service, started to be looked at.

import { get, post, remove } from "./api.js";
import { whileVisible } from "./time.js";

const PATH = "/api/stage";

export const stage = {
  now: () => get(PATH),
  /** Starts it, or changes what happens: {setup, dbLatencyMs}. */
  play: (request) => post(PATH, request),
  leave: () => remove(PATH),
};

/**
 * Calls with what happens on stage, some times a second, until it is off or the answer is called.
 * A hidden tab does not look, and so does not keep it there.
 */
export const followStage = (listener, onGone = () => {}) => {
  let source = null;
  let over = false;
  let end = () => {};
  const close = () => {
    source?.close();
    source = null;
  };
  const open = () => {
    if (over || source) return;
    source = new EventSource(`${PATH}/events`);
    source.addEventListener("message", (event) => {
      const view = JSON.parse(event.data);
      if (view.status === "OFF") stop();
      listener(view);
    });
    source.addEventListener("error", () => {
      if (over) return;
      onGone();
      // A service that starts gives answers that are no stream, and the browser gives up after one.
      if (source?.readyState === EventSource.CLOSED) {
        close();
        setTimeout(() => { if (!document.hidden) open(); }, 2_000);
      }
    });
  };
  const stop = () => {
    if (over) return;
    over = true;
    close();
    end();
  };
  end = whileVisible(open, close);
  return stop;
};
