// The system under test on stage: one for the whole service, started to be looked at.

import { get, post, remove } from "./api.js";
import { stream } from "./stream.js";

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
export const followStage = (listener, onGone) => {
  const stop = stream(
    `${PATH}/events`,
    {
      message: (view) => {
        if (view.status === "OFF") stop();
        listener(view);
      },
    },
    { onGone },
  );
  return stop;
};
