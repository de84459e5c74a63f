// How an arm looks, the same everywhere: of a setup the hue says how it is connected, the dash where it runs.

import { lineSample } from "./svg.js";

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

// Whatever else is measured looks by its place among the others of its kind.
const DASHES = [[], [10, 4], [2, 4], [10, 4, 2, 4]];
const places = new Map();
const placeOf = (id) => {
  if (!places.has(id)) places.set(id, places.size);
  return places.get(id) % DASHES.length;
};

/** Gives the arms of a comparison their places, in its order. */
export const placeArms = (ids) => ids.filter((id) => !LOOKS[id]).forEach(placeOf);

/** {hue: name of a custom property, dash: lengths}; of null, which is no arm, a grey line. */
export const look = (id) => {
  if (id === null) return { hue: "--soft", dash: [4, 4] };
  const [hue, dash] = LOOKS[id] ?? [`arm-${placeOf(id)}`, DASHES[placeOf(id)]];
  return { hue: `--${hue}`, dash };
};

/** A piece of its line. */
export const swatch = (id) => lineSample(look(id).hue, look(id).dash);

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
