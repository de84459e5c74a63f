// The system under test on stage: one for the whole service, started to be looked at.

import { get, post, remove } from "./api.js";
import { isRefused, stream } from "./stream.js";

const PATH = "api/stage";

export const stage = {
  now: () => get(PATH),
  /** Starts it, or changes what happens: {setup, dbLatencyMs}. */
  play: (request) => post(PATH, request),
  leave: () => remove(PATH),
};

/**
 * Calls with what happens on stage, some times a second, until it is off or the answer is called.
 * A hidden tab does not look, and so does not keep it there. onLost gets an error when the visitor may not look any
 * more.
 */
export const followStage = (listener, onGone, onLost) => {
  const stop = stream(
    `${PATH}/events`,
    {
      message: (view) => {
        if (view.status === "OFF") stop();
        listener(view);
      },
    },
    {
      onGone,
      onLost,
      lost: () =>
        stage.now().then(
          () => null,
          (error) => (isRefused(error) ? error : null),
        ),
    },
  );
  return stop;
};
