// How a setup looks, the same everywhere: the hue says how it is connected, the dash where it runs.

import { s } from "./dom.js";

const LOOKS = {
  "reactive-session": ["reactive", []],
  "reactive-stateless": ["reactive", [10, 4]],
  "reactive-client": ["reactive", [2, 4]],
  "session-per-statement": ["reactive", [10, 4, 2, 4]],
  "session-held": ["reactive", [16, 6]],
  "blocking-on-event-loop": ["blocking", []],
  "blocking-on-worker": ["blocking", [10, 4]],
  "blocking-on-virtual-thread": ["blocking", [2, 4]],
  "no-pool": ["blocking", [10, 4, 2, 4]],
};

/** {hue: name of a custom property, dash: lengths}; for an unknown setup a grey line. */
export const look = (setup) => {
  const [hue, dash] = LOOKS[setup] ?? ["soft", [4, 4]];
  return { hue: `--${hue}`, dash };
};

/** A piece of its line. */
export const swatch = (setup) => {
  const { hue, dash } = look(setup);
  return s(
    "svg.swatch",
    { width: 32, height: 8, viewBox: "0 0 32 8", "aria-hidden": "true" },
    s("line", {
      x1: 0,
      x2: 32,
      y1: 4,
      y2: 4,
      stroke: `var(${hue})`,
      "stroke-width": 2.5,
      "stroke-dasharray": dash.join(" "),
    }),
  );
};

// Point at a setup anywhere, see it everywhere.
const listeners = new Set();
/** @type {any} */ let pointed = null;

const pointAt = (setup) => {
  if (setup === pointed) return;
  pointed = setup;
  document
    .querySelectorAll("[data-setup]")
    .forEach((node) => node.classList.toggle("pointed", node.dataset.setup === setup));
  listeners.forEach((listener) => listener(setup));
};

/** Calls with the setup that is pointed at, or null, until the signal is aborted. */
export const followPointing = (listener, signal) => {
  listeners.add(listener);
  signal?.addEventListener("abort", () => listeners.delete(listener));
};

const of = (event) => event.target.closest?.("[data-setup]")?.dataset.setup ?? null;
document.addEventListener("pointerover", (event) => pointAt(of(event)));
document.addEventListener("focusin", (event) => pointAt(of(event)));
