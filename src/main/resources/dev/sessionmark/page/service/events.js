// What happens to an experiment, as it happens.

import { experiments } from "./api.js";
import { isRefused, stream } from "./stream.js";

const NAMES = ["status", "progress", "trial", "round", "live"];
const OVER = ["DONE", "FAILED", "CANCELLED"];

/** Whether nothing more comes of an experiment of this status. */
export const isOver = (status) => OVER.includes(status);

/**
 * Why a service that answers has no stream to give: its history may be another now, or the visitor may not look any
 * more.
 */
const unknown = (id) =>
  experiments.one(id).then(
    () => null,
    (error) => (error.status === 404 || isRefused(error) ? error : null),
  );

/**
 * Follows an experiment until it is over. Handlers by the name of the event, with its data; onGone when the service
 * does not answer (it is asked again), onBack when it does, onLost with an error when it answers and has no such
 * experiment for the visitor, after which nothing follows. Returns what ends it.
 */
export const followExperiment = (id, handlers) => {
  const told = Object.fromEntries(NAMES.map((name) => [name, (data) => handlers[name]?.(data)]));
  const finish = stream(
    `api/experiments/${encodeURIComponent(id)}/events`,
    {
      ...told,
      status: (data) => {
        if (isOver(data.status)) finish();
        told.status(data);
      },
    },
    { onGone: handlers.onGone, onBack: handlers.onBack, lost: () => unknown(id), onLost: handlers.onLost },
  );
  return finish;
};
