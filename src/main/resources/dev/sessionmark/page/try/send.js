// Requests from the browser itself.

import { OWN } from "../service/api.js";
import { partsOf, serverTiming } from "./parts.js";

const PATIENCE_MS = 25_000;
const ENTRY_MS = 500;

let run = 0;

/** What the browser kept of a request; it may come a moment after the answer. */
const entryOf = (address) =>
  new Promise((done) => {
    const found = () => performance.getEntriesByName(address, "resource").at(-1);
    if (found()) {
      done(found());
      return;
    }
    const finish = () => {
      observer.disconnect();
      clearTimeout(timer);
      done(found());
    };
    const observer = new PerformanceObserver(() => found() && finish());
    const timer = setTimeout(finish, ENTRY_MS);
    observer.observe({ type: "resource" });
  });

const sendOne = async ({ name, path, bystander }) => {
  const address = new URL(path, location.href).href;
  const begun = performance.now();
  const ended = (at, status, timing) => ({
    name,
    bystander,
    status,
    timing,
    at,
    parts: partsOf(at, timing),
    tookMs: at.end - at.start,
  });
  try {
    const answer = await fetch(address, { cache: "no-store", headers: OWN, signal: AbortSignal.timeout(PATIENCE_MS) });
    await answer.arrayBuffer();
    const read = performance.now();
    const entry = await entryOf(address);
    const start = entry?.startTime ?? begun;
    // A browser that tells no details sets them to 0.
    const sent = entry?.requestStart || start;
    const at = { start, sent, firstByte: entry?.responseStart || read, end: entry?.responseEnd || read };
    return ended(at, answer.status, serverTiming(answer.headers.get("Server-Timing")));
  } catch {
    const end = performance.now();
    return ended({ start: begun, sent: begun, firstByte: end, end }, 0, {});
  }
};

/**
 * Sends so many at once; of two or more the last one needs no database. Gives for each {name, bystander, status,
 * timing, at, parts, tookMs}, moments on the browser's clock; status 0 where no answer came.
 */
export const send = async (setup, count) => {
  run += 1;
  performance.clearResourceTimings();
  const requests = Array.from({ length: count }, (_, i) => {
    const bystander = count > 1 && i === count - 1;
    const mark = `try=${run}-${i + 1}`;
    return {
      name: bystander ? `${i + 1}, no database` : `${i + 1}`,
      bystander,
      path: bystander ? `stage/bystander?${mark}` : `stage/setups/${setup}/select-only?aid=1&${mark}`,
    };
  });
  return Promise.all(requests.map(sendOne));
};
