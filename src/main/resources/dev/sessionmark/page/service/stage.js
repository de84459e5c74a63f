// The system under test on stage: one for the whole service, started to be looked at.

import { by, h, put } from "../lib/dom.js";
import { get, post, remove } from "./api.js";
import { failed } from "./states.js";
import { isRefused, stream } from "./stream.js";

const PATH = "api/stage";

export const stage = {
  now: () => get(PATH),
  /** Starts it, or changes what happens: {setup, dbLatencyMs}. */
  play: (request) => post(PATH, request),
  leave: () => remove(PATH),
};

/** Why it has not started yet. */
export const stageWaits = ({ status, waitsFor }) =>
  status === "WAITING"
    ? [
        "An experiment is being measured, and nothing may run beside it. The server starts when that is over. It is ",
        h("a", { href: `experiments?experiment=${encodeURIComponent(waitsFor)}` }, waitsFor),
        ".",
      ]
    : ["Starting a server. That takes some seconds."];

/**
 * The buttons that start and end it and the choice of its distance, with what the service answers to show. setup: who
 * asks there, which a change of the distance keeps. Gives {ask, distance}; ask shows what a request to it answers, one
 * at a time.
 */
export const stageControls = (show, /** @type {any} */ { setup = () => null, serves = () => true } = {}) => {
  const distance = () => Number(by("distance").value);
  let pending = false;
  const ask = async (what) => {
    if (pending) return;
    pending = true;
    put(by("trouble"));
    try {
      show(await what());
    } catch (error) {
      put(
        by("trouble"),
        failed(error, () => ask(what)),
      );
    } finally {
      pending = false;
    }
  };
  by("start").addEventListener("click", () => ask(() => stage.play({ dbLatencyMs: distance() })));
  by("end").addEventListener("click", () =>
    ask(async () => ({ ...(await stage.leave()), status: "OFF", because: null })),
  );
  by("distance").addEventListener("change", () => {
    if (serves()) ask(() => stage.play({ setup: setup(), dbLatencyMs: distance() }));
  });
  return { ask, distance };
};

/**
 * Calls with what happens on stage, some times a second, until it is off or the answer is called.
 * A hidden tab does not look, and so does not keep it there. onLost gets an error when the visitor may not look any
 * more.
 */
export const followStage = (listener, onGone, onLost) => {
  const message = (view) => {
    if (view.status === "OFF") stop();
    listener(view);
  };
  const lost = () =>
    stage.now().then(
      () => null,
      (error) => (isRefused(error) ? error : null),
    );
  const stop = stream(`${PATH}/events`, { message }, { onGone, onLost, lost });
  return stop;
};
