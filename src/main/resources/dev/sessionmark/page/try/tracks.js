// The phases of requests as tracks of their own in the Performance panel of the browser's tools.
// https://developer.chrome.com/docs/devtools/performance/extension

import { time } from "../lib/format.js";
import { KINDS } from "./parts.js";

const GROUP = "Sessionmark";
const COLOURS = {
  queued: "secondary-light",
  outside: "error",
  acquire: "tertiary",
  database: "primary",
  rest: "primary-light",
};
const SHORTEST_MS = 0.005;

const entry = (name, from, to, devtools) =>
  performance.measure(name, {
    start: from,
    end: to,
    detail: { devtools: { dataType: "track-entry", trackGroup: GROUP, ...devtools } },
  });

/** Puts them there; gives how many entries that were. */
export const putTracks = (setup, requests) => {
  performance.clearMeasures();
  let entries = 0;
  for (const { name, status, timing, parts } of requests) {
    const track = `request ${name}`;
    const told = Object.entries(timing).map(([key, ms]) => [`Server-Timing: ${key}`, time(ms)]);
    for (const { kind, from, to } of parts) {
      if (to - from < SHORTEST_MS) continue;
      const text = KINDS.find(({ id }) => id === kind)?.text ?? kind;
      entry(text, from, to, {
        track,
        color: COLOURS[kind],
        tooltipText: `${text}, ${time(to - from)}`,
        properties: [["setup", setup], ["status", String(status)], ...told],
      });
      entries += 1;
    }
  }
  return entries;
};
