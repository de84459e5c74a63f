// A stream of server-sent events. A browser has six connections to a service and a stream takes one, so a tab has one
// at most,
// and none while nobody looks at it.

import { whileVisible } from "../lib/time.js";

const RETRY_MS = 2_000;
/** @type {(error?: Error) => void} */
const nothing = () => {};
const REFUSED = [401, 403];

/** Whether the service answers and does not let the visitor in, who has been asked for a token by then. */
export const isRefused = (error) => REFUSED.includes(error.status);

/**
 * Listens until what it returns is called. handlers by the name of the event, with its data; onGone when the service
 * does not
 * answer (it is asked again), onBack when it does. lost is asked before a stream is opened that the service has
 * refused: an error
 * ends it all and goes to onLost.
 */
export const stream = (
  path,
  handlers,
  { onGone = nothing, onBack = nothing, lost = async () => null, onLost = nothing } = {},
) => {
  /** @type {any} */ let source = null;
  let over = false;
  let gone = false;
  let end = nothing;
  const close = () => {
    source?.close();
    source = null;
  };
  const finish = () => {
    over = true;
    close();
    end();
  };
  // The browser gives up after an answer that is no stream; a service that starts gives such answers.
  const again = async () => {
    if (document.hidden || over) return;
    const error = await lost();
    if (error && !over) {
      finish();
      onLost(error);
    } else if (!document.hidden) open();
  };
  const open = () => {
    if (over || source) return;
    source = new EventSource(path);
    source.addEventListener("open", () => {
      if (gone) onBack();
      gone = false;
    });
    source.addEventListener("error", () => {
      if (over) return;
      if (!gone) onGone();
      gone = true;
      if (source?.readyState === EventSource.CLOSED) {
        close();
        setTimeout(again, RETRY_MS);
      }
    });
    for (const [name, handle] of Object.entries(handlers))
      source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  };
  end = whileVisible(open, close);
  return finish;
};
